package io.marram.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** YAML that was made to hurt. */
@Timeout(60)
class YamlTextTest {

  @Test
  void refusesABillionLaughs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 {id: x, min_val: 0, max_val: 1}\n");
    for (int i = 1; i < 200; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(9)).append("]\n");
    }
    bomb.append("sensors: *a199\n");

    assertRefused(bomb.toString(), "more than 1000 aliases");
  }

  @Test
  void expandsNoAliasesThatAreFewButMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 {id: x, min_val: 0, max_val: 1}\n");
    for (int i = 1; i < 50; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(9)).append("]\n");
    }
    bomb.append("sensors: *a49\n");

    assertRefused(bomb.toString(), "a sensor must be a list of fields");
  }

  @Test
  void refusesWhatContainsItself() {
    assertRefused("sensors: &s {sensors: *s}", "");
    assertRefused("sensors: &s [*s]", "");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertRefused("[".repeat(100_000), "nested deeper than 16");
    assertRefused("{a: ".repeat(100_000), "nested deeper than 16");
    assertRefused("- ".repeat(100_000), "nested deeper than 16");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertRefused("#".repeat(YamlText.LONGEST_TEXT + 1), "at most 2097152 characters");
    assertRefused("a:\n".repeat(300_000), "more than 250000 names and values");
  }

  @Test
  void readsAsManySensorsAsThereMayBe() {
    String sensor =
        "- {id: s%05d, type: temperature, min_val: 0, max_val: 100, location: hall, unit: x,"
            + " sampling_rate: 2, group: g, correlation: 0.5, faults: {}}%n";
    StringBuilder sensors = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      sensors.append(sensor.formatted(i));
    }

    assertThat(SensorSection.read(sensors.toString())).hasSize(10_000);
  }

  @Test
  void makesNoObjectsFromTags() {
    assertRefused(
        "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1\"]]",
        "a sensor must be");
  }

  @Test
  void saysInWhichLineTheSyntaxIsWrong() {
    assertRefused("sensors:\n  - {id: a,\n  - b", "line 3: ");
    assertRefused("sensors:\n\t- id: a", "line 2: ");
    assertRefused("a: *nobody", "line 1: ");
    assertRefused("sensors: \u0007", "");
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      assertThat(YamlText.read(text)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }

  private static void assertRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SensorSection.read(text))
        .withMessageContaining(reason);
  }
}
