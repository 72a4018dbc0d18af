package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReadingsTest {

  private static final Reading WARM =
      new Reading("temp_001", "temperature", "hall", 21.5, "°C", 1_700_000_000_007L);
  private static final Reading WET =
      new Reading("humid_001", "humidity", "hall", 40, "%", 1_700_000_000_008L);

  private final RecordedWires wires = new RecordedWires();
  private MessageReadings component;

  @Test
  void turnsAMessageIntoAReading() {
    activate(Map.of());

    receive(text(new ReadingMessage(Optional.empty(), WARM).toJson()));

    assertThat(wires.records()).hasSize(1);
    assertThat(values(wires.records().get(0)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "sensor.id", "temp_001",
                "sensor.type", "temperature",
                "sensor.location", "hall",
                "unit", "°C",
                "value", 21.5,
                "time", 1_700_000_000_007L));
  }

  @Test
  void readsBytesAsWellAsText() {
    activate(Map.of());

    receive(bytes(new ReadingMessage(Optional.empty(), WARM).toJson()));

    assertThat(sensors()).containsExactly("temp_001");
  }

  @Test
  void turnsABatchIntoItsReadingsInOneEnvelope() {
    activate(Map.of());
    Origin origin = new Origin("gw-1", "readings-aaaaaa", 1);

    receive(text(new ReadingBatch(origin, List.of(WARM, WET)).toJson()));

    assertThat(wires.envelopes()).hasSize(1);
    assertThat(sensors()).containsExactly("temp_001", "humid_001");
  }

  @Test
  void isNotMisledByASensorThatIsCalledAsTheFieldOfABatch() {
    activate(Map.of());
    Reading reading = new Reading("\"readings\":", "readings", "\"readings\" :", 1, "", 7);

    receive(text(new ReadingMessage(Optional.empty(), reading).toJson()));

    assertThat(sensors()).containsExactly("\"readings\":");
  }

  @Test
  void readsTheTimeOfOtherProgramsToo() {
    activate(Map.of());

    receive(
        text("{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":\"1970-01-01T00:00:07Z\"}"),
        text("{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":7.5}"));

    assertThat(wires.records())
        .extracting(reading -> values(reading).get("time"))
        .containsExactly(7_000L, 7_500L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[1]",
        "{}",
        "{\"sensor_id\":\"a\",\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":\"21\",\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":NaN,\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":1e999,\"timestamp\":1}",
        "{\"sensor_id\":\"a/b\",\"value\":1,\"timestamp\":1}",
        "{\"readings\":[]}",
        "[[[[[[[[[[[[[[[[[[[["
      })
  void leavesOutWhatIsNoReadingAndGoesOn(String body) {
    activate(Map.of());

    receive(text(body), text(new ReadingMessage(Optional.empty(), WARM).toJson()));

    assertThat(sensors()).containsExactly("temp_001");
  }

  @Test
  void refusesAMessageThatIsTooLongWithoutReadingIt() {
    activate(Map.of());
    byte[] endless = new byte[16 << 20];
    Arrays.fill(endless, (byte) '{');

    receive(TypedValues.newByteArrayValue(endless));

    assertThat(wires.records()).isEmpty();
  }

  @Test
  void leavesOutARecordWithoutTheProperty() {
    activate(Map.of());

    component.onWireReceive(
        new WireEnvelope(
            "subscriber",
            List.of(new WireRecord(Map.of("other", TypedValues.newStringValue("x"))))));

    assertThat(wires.envelopes()).isEmpty();
  }

  @Test
  void readsThePropertyThatItIsTold() {
    activate(Map.of("body.property", "payload"));

    component.onWireReceive(
        new WireEnvelope(
            "subscriber",
            List.of(
                new WireRecord(
                    Map.of(
                        "payload", text(new ReadingMessage(Optional.empty(), WARM).toJson()))))));

    assertThat(sensors()).containsExactly("temp_001");
  }

  @Test
  void staysWithABadConfigurationAndEmitsNothingUntilItIsMended() {
    activate(Map.of("body.property", " "));
    receive(text(new ReadingMessage(Optional.empty(), WARM).toJson()));
    assertThat(wires.records()).isEmpty();

    component.modified(DeclarativeServices.configuration(MessageReadingsConfig.class, Map.of()));
    receive(text(new ReadingMessage(Optional.empty(), WARM).toJson()));

    assertThat(sensors()).containsExactly("temp_001");
  }

  @Test
  void tellsOfMalformedMessagesAtOnceAndThenOnceAMinute() {
    long[] now = {0};
    MalformedCount count = new MalformedCount(() -> now[0]);

    assertThat(count.add()).isEqualTo(1);
    assertThat(count.add()).isZero();
    now[0] = 59_999_999_999L;
    assertThat(count.add()).isZero();
    now[0] = 60_000_000_000L;
    assertThat(count.add()).isEqualTo(3);
    assertThat(count.add()).isZero();
  }

  @Test
  void isDescribedAsKuraExpects() throws Exception {
    ComponentDescription description = ComponentDescription.of(MessageReadings.PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(MessageReadings.PID);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(MessageReadings.PID);
    description.assertDescribes(MessageReadingsConfig.class);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsEntry("input.cardinality.maximum", "1")
        .containsEntry("output.cardinality.maximum", "1")
        .doesNotContainKey("service.pid");
  }

  private void activate(Map<String, ?> changed) {
    component =
        new MessageReadings(
            DeclarativeServices.context("messages"),
            wires,
            DeclarativeServices.configuration(MessageReadingsConfig.class, changed));
  }

  private void receive(TypedValue<?>... bodies) {
    component.onWireReceive(
        new WireEnvelope(
            "subscriber",
            Arrays.stream(bodies).map(body -> new WireRecord(Map.of("body", body))).toList()));
  }

  private static TypedValue<?> text(String body) {
    return TypedValues.newStringValue(body);
  }

  private static TypedValue<?> bytes(String body) {
    return TypedValues.newByteArrayValue(body.getBytes(StandardCharsets.UTF_8));
  }

  private List<Object> sensors() {
    return wires.records().stream().map(reading -> values(reading).get("sensor.id")).toList();
  }

  private static Map<String, Object> values(WireRecord reading) {
    Map<String, Object> values = new HashMap<>();
    reading.getProperties().forEach((name, value) -> values.put(name, value.getValue()));
    return values;
  }
}
