package io.marram.anomaly.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  @Test
  void saysInWordsWhatIsBeyondALimit() {
    Limits limits = Limits.read("temperature > 30");

    LimitVerdict verdict = judge(limits, 31.5, 0);

    assertThat(verdict)
        .isEqualTo(
            new LimitVerdict(
                "temperature > 30",
                true,
                true,
                true,
                OptionalDouble.of(30),
                "31.5 °C, above 30 °C"));
    assertThat(judge(limits, 30, 1).beyond()).isFalse();
    assertThat(judge(limits, 30, 1).reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "> 5, 5.001, 5",
    ">= 5, 5, 4.999",
    "< 5, 4.999, 5",
    "<= 5, 5, 5.001",
    "4..6, 3.9, 4",
    "4..6, 6.1, 6",
    "-1e2..-.5, -0.4, -0.5"
  })
  void comparesAsTheSignSays(String limit, double beyond, double within) {
    Limits limits = Limits.read("temperature " + limit);

    assertThat(judge(limits, beyond, 0).beyond()).isTrue();
    assertThat(judge(limits, within, 1).beyond()).isFalse();
  }

  @Test
  void namesSensorsByIdOrByType() {
    Limits limits = Limits.read("temperature > 30\nfridge > 8 as \"fridge too warm\"");

    assertThat(limits.judge("fridge", "temperature", "°C", 9, 0))
        .extracting(LimitVerdict::rule, LimitVerdict::beyond)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("fridge too warm", true),
            org.assertj.core.groups.Tuple.tuple("temperature > 30", false));
    assertThat(limits.judge("oven", "temperature", "°C", 9, 0)).hasSize(1);
    assertThat(limits.judge("door", "contact", "", 1, 0)).isEmpty();
    assertThat(limits.concern("door", "contact")).isFalse();
    assertThat(limits.concern("fridge", "contact")).isTrue();
  }

  @Test
  void waitsUntilItHasLastedLongEnough() {
    Limits limits = Limits.read("temperature > 30 for 60");

    assertThat(judge(limits, 31, 1_000).beyond()).isFalse();
    assertThat(judge(limits, 31, 60_999).beyond()).isFalse();
    assertThat(judge(limits, 31, 61_000).beyond()).isTrue();
    assertThat(judge(limits, 29, 62_000).changed()).isTrue();
    assertThat(judge(limits, 31, 63_000).beyond()).isFalse();
  }

  @Test
  void beginsTheTimeAnewWhenTheClockWasSetBack() {
    Limits limits = Limits.read("temperature > 30 for 60");
    judge(limits, 31, 1_000_000);

    assertThat(judge(limits, 31, 500_000).beyond()).isFalse();
    assertThat(judge(limits, 31, 560_000).beyond()).isTrue();
  }

  @Test
  void staysBeyondUntilTheMarginIsLeft() {
    Limits limits = Limits.read("temperature > 30 clear 28");

    assertThat(judge(limits, 29, 0).beyond()).isFalse();
    assertThat(judge(limits, 31, 1).beyond()).isTrue();
    LimitVerdict still = judge(limits, 29, 2);
    assertThat(still.beyond()).isTrue();
    assertThat(still.changed()).isFalse();
    assertThat(still.reason()).isEqualTo("29 °C, still above 28 °C");
    assertThat(judge(limits, 28, 3).beyond()).isFalse();
    assertThat(judge(limits, 29, 4).beyond()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aReadingWithoutValueIsInvalidAndChangesNothing(double nothing) {
    Limits limits = Limits.read("temperature > 30 clear 28");
    judge(limits, 31, 0);

    LimitVerdict verdict = judge(limits, nothing, 1);

    assertThat(verdict.valid()).isFalse();
    assertThat(verdict.beyond()).isFalse();
    assertThat(verdict.reason()).isEqualTo("the reading has no value");
    assertThat(judge(limits, 29, 2).beyond()).isTrue();
  }

  @Test
  void remembersABoundedNumberOfSensors() {
    Limits limits = Limits.read("temperature > 30 clear 28", 1_000);

    for (int i = 0; i < 1_000_000; i++) {
      limits.judge("sensor-" + i, "temperature", "°C", 31, i);
    }

    assertThat(limits.remembered()).isEqualTo(1_000);
    assertThat(limits.judge("sensor-999999", "temperature", "°C", 29, 0).get(0).beyond()).isTrue();
    assertThat(limits.judge("sensor-0", "temperature", "°C", 29, 0).get(0).beyond()).isFalse();
  }

  @Test
  void remembersNothingOfSensorsThatAreWithinTheirLimits() {
    Limits limits = Limits.read("temperature > 30 for 60 clear 28");

    for (int i = 0; i < 100; i++) {
      limits.judge("sensor-" + i, "temperature", "°C", 20, i);
    }

    assertThat(limits.remembered()).isZero();
  }

  @Test
  void readsCommentsAndEmptyLines() {
    Limits limits = Limits.read("# warm\n\ntemperature>30 # degrees\n  \"a sensor\" 1..2 for .5\n");

    assertThat(limits.count()).isEqualTo(2);
    assertThat(limits.concern("a sensor", "")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temperature | line 2: a limit must follow, such as > 30 or 10..30",
        "temperature > | line 2: a number must follow >",
        "temperature > warm | line 2: the limit must be a finite number, was warm",
        "temperature > NaN | line 2: the limit must be a finite number, was NaN",
        "temperature > 1e999 | line 2: the limit must be a finite number, was 1e999",
        "temperature = 3 | line 2: >, >=, <, <= or low..high must follow the sensor, not =",
        "temperature 30..10 | line 2: the lower limit must be less than the upper one, was 30..10",
        "temperature 3..3 | line 2: the lower limit must be less than the upper one, was 3..3",
        "temperature > 30 clear 31 | line 2: clear must be a number at or below 30, was 31",
        "temperature < 3 clear 2 | line 2: clear must be a number at or above 3, was 2",
        "temperature 1..2 clear 1 | line 2: clear does not go with low..high; write a line for each side",
        "temperature > 3 for -1 | line 2: for must be 0..604800 seconds, was -1",
        "temperature > 3 for | line 2: nothing follows for",
        "temperature > 3 for 1 for 2 | line 2: for is there twice",
        "temperature > 3 until 5 | line 2: for, clear or as may follow, not until",
        "temperature > 3 as anomaly | line 2: anomaly is what the detector's rule is called",
        "temperature > 3 as hot | line 2: the limit of line 1 has the same name, hot",
        "humidity < 10 | line 2: every value would be beyond it or beyond the limit of line 1",
        "humidity <= 20 | line 2: every value would be beyond it or beyond the limit of line 1",
        "\"temperature > 3 | line 2: a quotation mark is missing",
        "\"\" > 3 | line 2: the sensor must have 1 to 128 characters, has 0"
      },
      quoteCharacter = '\'')
  void refusesWhatCannotBeReadOrContradictsItself(String line, String complaint) {
    assertThatThrownBy(() -> Limits.read("humidity >= 5 as hot\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limits, " + complaint);
  }

  @Test
  void refusesMoreThanItCanHold() {
    String many = "a > %d as n%1$d\n";
    String text =
        String.join(
            "", java.util.stream.IntStream.range(0, 1001).mapToObj(many::formatted).toList());

    assertThatThrownBy(() -> Limits.read(text))
        .hasMessage("limits, line 1001: there are more than 1000 limits");
    assertThatThrownBy(() -> Limits.read("#".repeat(300_000)))
        .hasMessage("limits must be at most 262144 characters, was 300000");
    assertThatThrownBy(() -> Limits.read("a > 1 as " + "n".repeat(129)))
        .hasMessage("limits, line 1: the name must have 1 to 128 characters, has 129");
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefusedWithALine(@ForAll @StringLength(max = 60) String text) {
    List<String> complaints = new java.util.ArrayList<>();
    try {
      Limits.read(text);
    } catch (IllegalArgumentException e) {
      complaints.add(e.getMessage());
    }
    assertThat(complaints).allMatch(complaint -> complaint.startsWith("limits, line "));
  }

  private static LimitVerdict judge(Limits limits, double value, long timeMillis) {
    List<LimitVerdict> verdicts = limits.judge("oven", "temperature", "°C", value, timeMillis);
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }
}
