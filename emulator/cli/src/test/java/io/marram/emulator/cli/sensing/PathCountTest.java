package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.StreamLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathCountTest {

  private final PathCount count = new PathCount();

  @Test
  void countsReadingsOnceThoughTheyComeTwice() {
    count.take(1, 100, 2_000);
    count.take(51, 100, 2_000);

    assertThat(count.received()).isEqualTo(150);
    assertThat(count.repeated()).isEqualTo(50);
    assertThat(count.missing()).isZero();
    assertThat(count.publishes()).isEqualTo(2);
    assertThat(count.bytes()).isEqualTo(4_000);
  }

  @Test
  void missesWhatLaterReadingsLeftBehind() {
    count.take(1, 10, 200);
    count.take(21, 10, 200);

    assertThat(count.missing()).isEqualTo(10);
  }

  @Test
  void missesNothingWhenMessagesOvertakeEachOther() {
    count.take(11, 10, 200);
    count.take(1, 10, 200);

    assertThat(count.missing()).isZero();
    assertThat(count.repeated()).isZero();
  }

  @Test
  void isCompleteWhenEverythingCameThatTheGatewayTook() {
    assertThat(count.complete()).isFalse();
    count.report(report(1_000, 20, 10));
    count.take(1, 20, 400);
    assertThat(count.complete()).as("10 are not acknowledged").isFalse();

    count.report(report(2_000, 20, 20));

    assertThat(count.complete()).isTrue();
  }

  @Test
  void passesOverReportsThatAreOlderThanTheLast() {
    count.report(report(2_000, 20, 20));
    count.report(report(1_000, 10, 10));

    assertThat(count.reports()).containsExactly(report(2_000, 20, 20));
  }

  @Test
  void tellsRatesBetweenTheFirstAndTheLastReport() {
    List<StreamLedger> reports =
        List.of(
            report(0, 1_000, 0), report(10_000, 90_000, 2_000), report(20_000, 401_000, 380_000));

    assertThat(PathCount.rates(reports)).isEqualTo(new PathCount.Rates(20_000, 19_000));
    assertThat(PathCount.rates(reports.subList(0, 1))).isEqualTo(new PathCount.Rates(0, 0));
  }

  private static StreamLedger report(long timestamp, long accepted, long acknowledged) {
    return new StreamLedger("gw", "readings-0a1b2c", accepted, acknowledged, 0, timestamp);
  }
}
