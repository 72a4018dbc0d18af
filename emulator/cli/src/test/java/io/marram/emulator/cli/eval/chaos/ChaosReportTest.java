package io.marram.emulator.cli.eval.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.eval.chaos.ChaosReport.Outage;
import io.marram.emulator.cli.eval.chaos.ChaosSchedule.Victim;
import io.marram.emulator.cli.sensing.Ledger;
import io.marram.emulator.cli.sensing.LedgerLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosReportTest {

  private static final Outage DAY =
      new Outage(
          24, 86_400, 86_420, Duration.ofSeconds(6), Duration.ofSeconds(4), Duration.ofSeconds(40));

  private final ChaosReport report = new ChaosReport();

  @Test
  void saysHowLongEachKindOfKillTook() {
    report.killed(Victim.GATEWAY, Duration.ofMillis(9000));
    report.killed(Victim.GATEWAY, Duration.ofMillis(12_340));
    report.killed(Victim.DATABASE, Duration.ofMillis(3000));
    report.settled(Duration.ofSeconds(17));
    report.ledger(ledger(100, 100, 0, 0, 0, 0));

    assertThat(report.clean()).isTrue();
    assertThat(report.text())
        .contains("Every reading in its place 17.0 s after the last one.")
        .anySatisfy(line -> assertThat(line).matches("gateway +2 +9\\.0 s +12\\.3 s"))
        .anySatisfy(line -> assertThat(line).matches("database +1 +3\\.0 s +3\\.0 s"))
        .contains("✓ nothing that was numbered is lost, and nothing is there twice");
    assertThat(report.toJson().get("kills").asArray()).hasSize(2);
    assertThat(report.toJson().get("outage")).isNull();
  }

  @Test
  void saysHowFastAnOutageIsCaughtUpWith() {
    report.outage(DAY);
    report.ledger(ledger(86_420, 86_420, 0, 0, 0, 0));

    assertThat(report.clean()).isTrue();
    assertThat(report.text())
        .contains("Network cut: 24 h, 86,400 readings, which came together in 6.0 s.")
        .contains(
            "First reading stored 4.0 s after its return, all after 40.0 s: 2,160 readings/s.");
  }

  @Test
  void saysWhatShouldNotBe() {
    assertFault(ledger(100, 98, 0, 0, 2, 0), "✗ 2 readings are lost");
    assertFault(ledger(100, 100, 0, 0, 0, 3), "✗ 3 rows are there twice");
    assertFault(ledger(100, 96, 0, 4, 0, 0), "✗ 4 readings were dropped");
    assertFault(ledger(100, 95, 5, 0, 0, 0), "✗ 5 readings are still in flight");
  }

  @Test
  void missesReadingsThatWereNeverNumbered() {
    report.outage(new Outage(24, 86_400, 86_000, DAY.gathering(), DAY.reconnect(), DAY.catchUp()));

    assertThat(report.clean()).isFalse();
    assertThat(report.text()).contains("✗ 400 readings of the outage were never numbered");
  }

  private static void assertFault(Ledger ledger, String line) {
    ChaosReport report = new ChaosReport();
    report.ledger(ledger);

    assertThat(report.clean()).isFalse();
    assertThat(report.text()).contains(line).noneMatch(text -> text.startsWith("✓"));
  }

  private static Ledger ledger(
      long sent, long stored, long inFlight, long dropped, long lost, long duplicate) {
    return new Ledger(
        List.of(new LedgerLine("eval", "r-1", sent, stored, inFlight, dropped, lost, duplicate)));
  }
}
