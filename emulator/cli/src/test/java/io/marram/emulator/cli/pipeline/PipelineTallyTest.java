package io.marram.emulator.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.AlertMessage;
import io.marram.contract.HealthMessage;
import io.marram.contract.StageReport;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PipelineTallyTest {

  private final PipelineTally tally = new PipelineTally(true, 100);

  @Test
  void saysHowManyReadingsCameSinceTheLastLine() {
    read(50);
    assertThat(tally.line(5, 180))
        .isEqualTo("10.0 readings/s, no report of the detector yet, 0 anomalies, gateway 180 MB");

    read(10);
    assertThat(tally.line(5, 180)).startsWith("2.0 readings/s");
  }

  @Test
  void saysHowFastReadingsAreJudged() {
    tally.health(health(new StageReport("anomaly", 250, 25, 0.07, 1.5, 0.7, -1)));
    tally.alert(alert("anomaly", "raised"));
    tally.alert(alert("anomaly", "cleared"));

    assertThat(tally.line(5, 180))
        .isEqualTo(
            "0.0 readings/s, 25.0 verdicts/s in 0.070 ms (mean), 1.50 (max), 0.70 (p99), 1 anomaly,"
                + " gateway 180 MB");
  }

  @Test
  void complainsOnceOfAReportOfVerdictsThatTookTooLong() {
    HealthMessage slow = health(new StageReport("anomaly", 250, 25, 0.6, 149.7, 0.75, -1));

    assertThat(tally.health(slow))
        .contains(
            "a verdict took 149.7 ms, more than max_inference_time_ms, 100.0; 99 % of 250 took 0.75"
                + " at most");
    assertThat(tally.health(slow)).isEmpty();
  }

  @Test
  void doesNotJudgeStagesThatAreNoneOfItsBusiness() {
    assertThat(tally.health(health(new StageReport("outbox", 1, 1, 500, 500, 500, 3)))).isEmpty();
    assertThat(tally.health(health(new StageReport("anomaly", 0, 0, 0, 0, 0, -1)))).isEmpty();
    assertThat(tally.line(1, 1)).contains("no report of the detector yet");
  }

  @Test
  void doesNotCallReadingsUnjudgedWhoseReportHasNotComeYet() {
    read(5);

    assertThat(tally.summary(20))
        .isEqualTo(
            "5 readings in 20 s, 0 anomalies, 0 other alerts; the detector did not report how long"
                + " verdicts took: that takes ten seconds, and readings after them.");
  }

  @Test
  void sumsUpInTheEnd() {
    read(1200);
    tally.alert(alert("anomaly", "raised"));
    tally.alert(alert("heavy vibration", "raised"));
    tally.health(health(new StageReport("anomaly", 250, 25, 0.6, 149.7, 0.75, -1)));
    tally.health(health(new StageReport("anomaly", 250, 25, 0.1, 2, 0.5, -1)));

    assertThat(tally.summary(60))
        .isEqualTo(
            "1,200 readings in 60 s, 1 anomaly, 1 other alerts; a verdict took 0.100 ms (mean,"
                + " lately), 149.70 at most, p99 0.75 at most.");
  }

  @Test
  void saysNothingOfDetectionWhereThereIsNone() {
    PipelineTally simulation = new PipelineTally(false, 100);
    simulation.reading();

    assertThat(simulation.line(1, 90)).isEqualTo("1.0 readings/s, gateway 90 MB");
    assertThat(simulation.summary(1)).isEqualTo("1 readings in 1 s.");
  }

  private void read(int count) {
    for (int i = 0; i < count; i++) {
      tally.reading();
    }
  }

  private static AlertMessage alert(String rule, String state) {
    return new AlertMessage(
        "id",
        rule,
        "a",
        state,
        "warning",
        "text",
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        1);
  }

  private static HealthMessage health(StageReport report) {
    return new HealthMessage(
        "gw", 1, 1, 1, 1, OptionalDouble.empty(), List.of(report), Map.of(), Map.of(), 1);
  }
}
