package io.marram.anomaly.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.StageReport;
import org.junit.jupiter.api.Test;

class StageReportsTest {

  private final StageReports reports = new StageReports(30_000);

  @Test
  void keepsTheLatestReportOfEachStageInTheOrderOfTheirNames() {
    reports.put(report("outbox", 1), 0);
    reports.put(report("anomaly", 2), 0);
    reports.put(report("outbox", 3), 1);

    assertThat(reports.fresh(2)).containsExactly(report("anomaly", 2), report("outbox", 3));
  }

  @Test
  void forgetsStagesThatAreSilent() {
    reports.put(report("outbox", 1), 0);

    assertThat(reports.fresh(30_000)).hasSize(1);
    assertThat(reports.fresh(30_001)).isEmpty();
  }

  @Test
  void keepsABoundedNumberOfStages() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(reports.put(report("stage-" + i, 1), i)).isTrue();
    }

    assertThat(reports.fresh(1_000)).hasSize(StageReports.MOST_STAGES);
  }

  @Test
  void refusesNamesAndNumbersThatCannotBe() {
    assertThat(reports.put(report("", 1), 0)).isFalse();
    assertThat(reports.put(report("UPPER", 1), 0)).isFalse();
    assertThat(reports.put(report("a".repeat(65), 1), 0)).isFalse();
    assertThat(reports.put(new StageReport("a", 1, Double.NaN, 1, 1, 1, 0), 0)).isFalse();
    assertThat(reports.fresh(0)).isEmpty();
  }

  private static StageReport report(String stage, long count) {
    return new StageReport(stage, count, 1, 1, 1, 1, 0);
  }
}
