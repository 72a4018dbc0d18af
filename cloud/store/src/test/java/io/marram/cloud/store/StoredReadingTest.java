package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.contract.Reading;
import org.junit.jupiter.api.Test;

final class StoredReadingTest {

  private static final Reading READING = new Reading("s", "", "", 1, "", 1_795_262_400_000L);

  @Test
  void liesUnderItsSensorAndItsTime() {
    ReadingPosition position = new StoredReading("gw", "r-a1b2c3", 7, READING, 0).position();

    assertThat(position.partitionKey()).isEqualTo("gw/s");
    assertThat(position.sortKey()).isEqualTo("001795262400000#r-a1b2c3#000000000007");
    assertThat(ReadingPosition.parse("gw/s", position.sortKey())).isEqualTo(position);
  }

  @Test
  void findsItsWayBackFromKeysWithUnusualNames() {
    ReadingPosition position = new ReadingPosition("a/b#c", "d e", 5, "x", 1_000_000_000_000L);

    assertThat(ReadingPosition.parse(position.partitionKey(), position.sortKey()))
        .isEqualTo(position);
  }

  @Test
  void refusesValuesThatTheStoreCannotHold() {
    for (double value : new double[] {1e126, -1e126, 1e-130, Double.MIN_VALUE, Double.MAX_VALUE}) {
      Reading reading = new Reading("s", "", "", value, "", 0);

      assertThatThrownBy(() -> new StoredReading("gw", "x", 1, reading, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot hold");
    }
  }

  @Test
  void refusesWhatCannotBeAKey() {
    assertThatThrownBy(() -> new StoredReading("", "x", 1, READING, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoredReading("g".repeat(129), "x", 1, READING, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoredReading("gw", "a#b", 1, READING, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoredReading("gw", "x", -1, READING, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
