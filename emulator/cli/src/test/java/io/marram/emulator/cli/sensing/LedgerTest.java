package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cloud.store.StoredReading;
import io.marram.cloud.store.StreamCount;
import io.marram.contract.StreamLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final String STREAM = "readings-0a1b2c";

  @Test
  void isCleanWhenEverythingIsStoredOnce() {
    Ledger ledger = ledger(reported(100, 100, 0), stored(100, 100, 100), false);

    assertThat(ledger.lines())
        .containsExactly(new LedgerLine("gw-1", STREAM, 100, 100, 0, 0, 0, 0));
    assertThat(ledger.clean()).isTrue();
    assertThat(ledger.settled()).isTrue();
  }

  @Test
  void callsLostWhatTheBrokerHadAndTheStoreDoesNot() {
    Ledger ledger = ledger(reported(100, 100, 0), stored(97, 97, 100), false);

    assertThat(ledger.total().lost()).isEqualTo(3);
    assertThat(ledger.clean()).isFalse();
  }

  @Test
  void callsNothingLostThatIsStillInTheOutboxOrInTheQueue() {
    assertThat(ledger(reported(100, 90, 0), stored(90, 90, 90), false).total())
        .isEqualTo(new LedgerLine("", "", 100, 90, 10, 0, 0, 0));
    assertThat(ledger(reported(100, 100, 0), stored(90, 90, 90), true).total())
        .isEqualTo(new LedgerLine("", "", 100, 90, 10, 0, 0, 0));
  }

  @Test
  void takesWhatIsStoredAsSentThoughTheGatewayHasNotToldYet() {
    Ledger ledger = ledger(reported(50, 50, 0), stored(79, 79, 80), false);

    // Number 80 is stored, so number 79 was sent; that it is missing may be a matter of moments.
    assertThat(ledger.total()).isEqualTo(new LedgerLine("", "", 80, 79, 1, 0, 0, 0));
  }

  @Test
  void doesNotCallLostWhatTheGatewayGaveUp() {
    assertThat(ledger(reported(100, 80, 20), stored(80, 80, 100), false).total())
        .isEqualTo(new LedgerLine("", "", 100, 80, 0, 20, 0, 0));
  }

  @Test
  void doesNotCountAReadingTwiceThatWasGivenUpAndIsStored() {
    // Its acknowledgement never came.
    assertThat(ledger(reported(100, 80, 20), stored(81, 81, 100), false).total())
        .isEqualTo(new LedgerLine("", "", 100, 81, 0, 19, 0, 0));
  }

  @Test
  void countsRowsThatShouldNotBeThere() {
    Ledger ledger = ledger(reported(100, 100, 0), stored(102, 100, 100), false);

    assertThat(ledger.total().duplicate()).isEqualTo(2);
    assertThat(ledger.clean()).isFalse();
  }

  @Test
  void knowsStreamsOfWhichOnlyOneSideTells() {
    Ledger ledger =
        Ledger.of(
            List.of(new StreamLedger("gw-1", "a-000000", 7, 0, 0, 0)),
            List.of(new StreamCount("gw-2", "b-000000", 3, 3, 3)),
            false);

    assertThat(ledger.lines())
        .containsExactly(
            new LedgerLine("gw-1", "a-000000", 7, 0, 7, 0, 0, 0),
            new LedgerLine("gw-2", "b-000000", 3, 3, 0, 0, 0, 0));
  }

  @Test
  void leavesOutWhatNoGatewaySent() {
    Ledger ledger =
        Ledger.of(
            List.of(), List.of(new StreamCount("client-1", StoredReading.DIRECT, 5, 5, 0)), false);

    assertThat(ledger.lines()).isEmpty();
    assertThat(ledger.clean()).isTrue();
  }

  private static Ledger ledger(StreamLedger reported, StreamCount stored, boolean queued) {
    return Ledger.of(List.of(reported), List.of(stored), queued);
  }

  private static StreamLedger reported(long accepted, long acknowledged, long dropped) {
    return new StreamLedger("gw-1", STREAM, accepted, acknowledged, dropped, 0);
  }

  private static StreamCount stored(long rows, long distinct, long highest) {
    return new StreamCount("gw-1", STREAM, rows, distinct, highest);
  }
}
