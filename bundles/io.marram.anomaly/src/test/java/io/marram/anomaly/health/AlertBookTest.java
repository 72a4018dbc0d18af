package io.marram.anomaly.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.StateException;
import io.marram.contract.AlertMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertBookTest {

  private static final long SECOND = 1000;
  private static final long HOUR = 3600 * SECOND;
  private static final String LIMIT = "temperature > 30";

  private final AlertBook book = new AlertBook(settings(0, 100));

  @Test
  void raisesOnceAndClearsOnce() {
    AlertMessage raised = only(judge("oven", "anomaly", true, 0));
    assertThat(raised.state()).isEqualTo("raised");
    assertThat(raised.source()).isEqualTo("oven");
    assertThat(raised.rule()).isEqualTo("anomaly");
    assertThat(raised.severity()).isEqualTo("warning");
    assertThat(raised.text()).isEqualTo("rate of change 12.3, expected about 0.4");
    assertThat(raised.value()).hasValue(31.5);
    assertThat(raised.threshold()).isEmpty();
    assertThat(raised.timestamp()).isZero();

    assertThat(judge("oven", "anomaly", true, SECOND)).isEmpty();
    assertThat(judge("oven", "anomaly", false, 2 * SECOND)).isEmpty();
    assertThat(judge("oven", "anomaly", false, 301 * SECOND)).isEmpty();
    AlertMessage cleared = only(judge("oven", "anomaly", false, 302 * SECOND));
    assertThat(cleared.state()).isEqualTo("cleared");
    assertThat(cleared.id()).isEqualTo(raised.id());
    assertThat(cleared.text()).isEqualTo("back to normal after 302 s");
    assertThat(judge("oven", "anomaly", false, 303 * SECOND)).isEmpty();
  }

  @Test
  void anotherAnomalyInBetweenBeginsTheWaitAnew() {
    judge("oven", "anomaly", true, 0);
    judge("oven", "anomaly", false, SECOND);
    judge("oven", "anomaly", true, 200 * SECOND);
    judge("oven", "anomaly", false, 201 * SECOND);

    assertThat(judge("oven", "anomaly", false, 400 * SECOND)).isEmpty();
    assertThat(judge("oven", "anomaly", false, 501 * SECOND)).hasSize(1);
  }

  @Test
  void theAlertOfALimitEndsAtOnceAndIsNotRepeatedTooSoon() {
    AlertMessage first = only(judge("oven", LIMIT, true, 0));
    assertThat(only(judge("oven", LIMIT, false, SECOND)).state()).isEqualTo("cleared");

    assertThat(judge("oven", LIMIT, true, 2 * SECOND)).isEmpty();
    assertThat(judge("oven", LIMIT, false, 3 * SECOND)).isEmpty();
    assertThat(judge("oven", LIMIT, true, 59 * SECOND)).isEmpty();
    AlertMessage second = only(judge("oven", LIMIT, true, 60 * SECOND));

    assertThat(second.state()).isEqualTo("raised");
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void endsTheAlertOfASourceThatWasNormalWhenItWasLastHeardOf() {
    judge("oven", "anomaly", true, 0);
    judge("silent", "anomaly", true, 0);
    judge("oven", "anomaly", false, SECOND);

    assertThat(book.sweep(300 * SECOND)).isEmpty();
    AlertMessage cleared = only(book.sweep(301 * SECOND));
    assertThat(cleared.source()).isEqualTo("oven");
    assertThat(cleared.state()).isEqualTo("cleared");
    assertThat(cleared.text()).isEqualTo("back to normal after 301 s");
    assertThat(book.sweep(HOUR)).isEmpty();
    assertThat(book.open()).isEqualTo(1);
  }

  @Test
  void endsTheAlertOfASensorOrALimitThatIsGone() {
    judge("oven", LIMIT, true, 0);

    assertThat(book.sweep(24 * HOUR - 1)).isEmpty();
    assertThat(only(book.sweep(24 * HOUR)).text()).isEqualTo("not heard of for a day");
    assertThat(book.open()).isZero();
  }

  @Test
  void rulesAndSourcesHaveAlertsOfTheirOwn() {
    assertThat(judge("oven", "anomaly", true, 0)).hasSize(1);
    assertThat(judge("oven", LIMIT, true, 0)).hasSize(1);
    assertThat(judge("fridge", LIMIT, true, 0)).hasSize(1);
    assertThat(book.open()).isEqualTo(3);
  }

  @Test
  void remindsIfItIsAskedTo() {
    book.follow(settings(600, 100));
    judge("oven", LIMIT, true, 0);

    assertThat(judge("oven", LIMIT, true, 599 * SECOND)).isEmpty();
    assertThat(only(judge("oven", LIMIT, true, 600 * SECOND)).state()).isEqualTo("reminded");
    assertThat(judge("oven", LIMIT, true, 601 * SECOND)).isEmpty();
  }

  @Test
  void someRulesAreCritical() {
    assertThat(only(judge("oven", "fire", true, 0)).severity()).isEqualTo("critical");
  }

  @Test
  void itsMessagesCanBeReadWhateverTheNames() {
    String name = "a/b+c#\n" + "x".repeat(300);
    Finding finding =
        new Finding(name, "\"" + name, true, Double.NaN, OptionalDouble.of(3), "y".repeat(5000), 0);

    AlertMessage alert = only(book.judge(finding, 0));

    assertThat(alert.source()).startsWith("a_b_c__xxx").hasSize(128);
    assertThat(alert.id()).hasSizeBetween(1, 128);
    assertThat(alert.value()).isEmpty();
    assertThat(AlertMessage.parse(alert.toJson().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(alert);
  }

  @Test
  void aVerdictWithoutReasonIsNamedByItsRule() {
    Finding finding = new Finding("a", LIMIT, true, 1, OptionalDouble.empty(), "", 0);

    assertThat(only(book.judge(finding, 0)).text()).isEqualTo(LIMIT);
  }

  @Test
  void copesWithClocksThatJump() {
    judge("oven", LIMIT, true, 1000 * HOUR);
    assertThat(judge("oven", LIMIT, false, 0)).hasSize(1);
    assertThat(judge("oven", LIMIT, true, SECOND)).hasSize(1);

    judge("fridge", "anomaly", true, 0);
    judge("fridge", "anomaly", false, 1000 * HOUR);
    assertThat(judge("fridge", "anomaly", false, 0)).isEmpty();
    assertThat(judge("fridge", "anomaly", false, 300 * SECOND)).hasSize(1);
  }

  @Test
  void aFaultOfEverythingIsNoFlood() {
    long messages = 0;
    for (int i = 0; i < 1_000_000; i++) {
      messages += judge("sensor-" + i, LIMIT, true, i).size();
    }

    assertThat(messages).isEqualTo(100);
    assertThat(book.open()).isEqualTo(100);
    assertThat(book.refused()).isEqualTo(999_900);
  }

  @Test
  void sourcesThatComeAndGoLeaveNothingBehind() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      judge("sensor-" + i, LIMIT, true, i);
      judge("sensor-" + i, LIMIT, false, i);
    }

    assertThat(book.open()).isZero();
    assertThat(written(book).length).isLessThan(10_000);
  }

  @Test
  void whenThereIsNoPlaceTheAlertThatIsSilentForAnHourEnds() {
    for (int i = 0; i < 100; i++) {
      judge("sensor-" + i, LIMIT, true, 0);
    }
    judge("sensor-0", LIMIT, true, HOUR - 1);

    List<AlertMessage> alerts = judge("new", LIMIT, true, HOUR);

    assertThat(alerts).extracting(AlertMessage::state).containsExactly("cleared", "raised");
    assertThat(alerts.get(0).source()).isEqualTo("sensor-1");
    assertThat(alerts.get(0).text()).contains("not heard of");
    assertThat(book.open()).isEqualTo(100);
  }

  @Test
  void whatIsOpenOutlivesARestart() throws IOException {
    AlertMessage raised = only(judge("oven", "anomaly", true, 0));
    judge("fridge", LIMIT, true, 0);
    judge("fridge", LIMIT, false, SECOND);

    AlertBook again = read(written(book));

    assertThat(again.judge(finding("oven", "anomaly", true, SECOND), SECOND)).isEmpty();
    assertThat(again.judge(finding("fridge", LIMIT, true, SECOND), SECOND)).isEmpty();
    again.judge(finding("oven", "anomaly", false, 2 * SECOND), 2 * SECOND);
    assertThat(
            only(again.judge(finding("oven", "anomaly", false, 302 * SECOND), 302 * SECOND)).id())
        .isEqualTo(raised.id());
  }

  @Test
  void refusesStateThatIsDamagedOrOfALaterVersion() throws IOException {
    judge("oven", LIMIT, true, 0);
    byte[] state = written(book);

    for (int length = 0; length < state.length; length++) {
      byte[] torn = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> read(torn)).isInstanceOf(StateException.class);
    }
    byte[] later = state.clone();
    later[3] = 2;
    assertThatThrownBy(() -> read(later))
        .isInstanceOf(StateException.class)
        .hasMessage("alerts: version 2 is none of 1 to 1, which are known");
    byte[] many = state.clone();
    many[4] = 0x7f;
    assertThatThrownBy(() -> read(many)).isInstanceOf(StateException.class);
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatThrownBy(() -> new AlertSettings(-1, 0, 0, "info", Set.of(), 1))
        .hasMessage("clear.seconds must be 0..86400, was -1");
    assertThatThrownBy(() -> new AlertSettings(0, 0, 0, "loud", Set.of(), 1))
        .hasMessage("severity must be info, warning or critical, was loud");
    assertThatThrownBy(() -> new AlertSettings(0, 0, 0, "info", Set.of(), 0))
        .hasMessage("alerts.maximum must be 1..100000, was 0");
  }

  private List<AlertMessage> judge(String source, String rule, boolean strange, long timeMillis) {
    return book.judge(finding(source, rule, strange, timeMillis), timeMillis);
  }

  private static Finding finding(String source, String rule, boolean strange, long timeMillis) {
    return new Finding(
        source,
        rule,
        strange,
        31.5,
        OptionalDouble.empty(),
        strange ? "rate of change 12.3, expected about 0.4" : "",
        timeMillis);
  }

  private static AlertMessage only(List<AlertMessage> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private static AlertSettings settings(int reminderSeconds, int mostOpen) {
    return new AlertSettings(300, 60, reminderSeconds, "warning", Set.of("fire"), mostOpen);
  }

  private static byte[] written(AlertBook book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static AlertBook read(byte[] bytes) throws IOException {
    return AlertBook.read(new DataInputStream(new ByteArrayInputStream(bytes)), settings(0, 100));
  }
}
