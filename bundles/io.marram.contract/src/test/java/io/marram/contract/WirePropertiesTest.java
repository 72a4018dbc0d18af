package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names are the contract: whoever changes one breaks the graphs that are out there. */
class WirePropertiesTest {

  @Test
  void namesWhatAFrameConsistsOf() {
    assertThat(names())
        .contains(
            "frame",
            "frame.id",
            "frame.source",
            "frame.time",
            "frame.width",
            "frame.height",
            "frame.name",
            "frame.error");
  }

  @Test
  void namesWhatAReadingConsistsOf() {
    assertThat(
            List.of(
                WireProperties.SENSOR_ID,
                WireProperties.SENSOR_TYPE,
                WireProperties.SENSOR_LOCATION,
                WireProperties.UNIT,
                WireProperties.VALUE,
                WireProperties.TIME))
        .containsExactly("sensor.id", "sensor.type", "sensor.location", "unit", "value", "time");
  }

  @Test
  void namesWhatACountAndADetectionConsistOf() {
    assertThat(names())
        .contains(
            "zone",
            "cars",
            "free",
            "entered",
            "left",
            "cars.estimate",
            "cars.low",
            "cars.high",
            "cars.disagree",
            "picture.request",
            "detections.count",
            "detection.index",
            "detection.label",
            "detection.box",
            "detection.score");
  }

  @Test
  void usesNoNameTwice() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Field field : WireProperties.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        names.add(value(field));
      }
    }
    return names;
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
