package io.marram.cars.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OccupancyFilterTest {

  private static final int MINUTE = 60_000;
  private static final int HOUR = 60 * MINUTE;
  private static final OccupancySettings SETTINGS = OccupancySettings.of(50);

  private final OccupancyFilter filter = new OccupancyFilter(SETTINGS);

  @Test
  void nothingIsKnownInTheBeginning() {
    OccupancyEstimate estimate = filter.estimate();

    assertThat(estimate.cars()).isEqualTo(25);
    assertThat(estimate.high() - estimate.low()).isGreaterThan(45);
    assertThat(estimate.disagreeing()).isFalse();
  }

  @Test
  void whatSomebodyCountedIsKnown() {
    filter.known(17, 0);

    assertThat(filter.estimate()).isEqualTo(new OccupancyEstimate(17, 17, 17, 17, 0, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter.known(51, 0))
        .withMessage("cars must be from 0 to 50, was 51");
  }

  @Test
  void estimateFollowsCrossingsAtOnce() {
    filter.known(10, 0);
    filter.crossed(true, 1_000);
    filter.crossed(true, 2_000);
    filter.crossed(false, 3_000);

    assertThat(filter.estimate().cars()).isEqualTo(11);
  }

  @Test
  void driftOfTheLinesIsCorrectedByWhatIsSeen() {
    filter.known(20, 0);
    // The line has missed eight of those who left.
    for (int minute = 1; minute <= 180; minute++) {
      filter.seen(minute < 90 ? 19 - minute / 12 : 12, minute * (long) MINUTE);
    }

    assertThat(filter.estimate().cars()).isBetween(12, 14);
  }

  @Test
  void estimateDoesNotFollowAViewThatIsCovered() {
    OccupancyFilter filter = settledAt(30);
    for (int minute = 1; minute <= 5; minute++) {
      filter.seen(2, 2 * HOUR + minute * (long) MINUTE);
    }

    assertThat(filter.estimate().cars()).isGreaterThan(20);
    assertThat(filter.estimate().disagreement()).isGreaterThan(0.99);
  }

  @Test
  void saysThatTheSignalsDisagreeWhenTheyDoSoForLong() {
    OccupancyFilter filter = settledAt(30);
    boolean atOnce = false;
    for (int minute = 1; minute <= 60; minute++) {
      filter.seen(5, 2 * HOUR + minute * (long) MINUTE);
      atOnce |= minute < 15 && filter.estimate().disagreeing();
    }

    assertThat(atOnce).isFalse();
    assertThat(filter.estimate().disagreeing()).isTrue();

    // Somebody looks, and tells.
    filter.known(6, 3 * HOUR + MINUTE);
    filter.seen(6, 3 * HOUR + 5 * MINUTE);

    assertThat(filter.estimate().disagreeing()).isFalse();
  }

  @Test
  void sureOfLessAfterLongSilence() {
    OccupancyFilter filter = settledAt(30);
    OccupancyEstimate before = filter.estimate();

    filter.advance(8 * HOUR);
    OccupancyEstimate after = filter.estimate();

    assertThat(after.high() - after.low()).isGreaterThan(3 * (before.high() - before.low()));
  }

  @Test
  void thereAreNeverFewerThanNoneNorMoreThanFit() {
    filter.known(1, 0);
    for (int i = 1; i < 200; i++) {
      filter.crossed(false, i);
    }
    assertThat(filter.estimate().cars()).isZero();
    for (int i = 200; i < 500; i++) {
      filter.crossed(true, i);
    }
    assertThat(filter.estimate().cars()).isBetween(45, 50);
    assertThat(filter.estimate().mean()).isBetween(45.0, 50.0);
  }

  @Test
  void manyCountsOfTheSameMomentSayNoMoreThanOne() {
    OccupancyFilter once = new OccupancyFilter(SETTINGS);
    once.seen(20, 0);
    for (int i = 0; i < 1000; i++) {
      filter.seen(20, i);
    }

    assertThat(filter.estimate().low()).isEqualTo(once.estimate().low());
    assertThat(filter.estimate().high()).isEqualTo(once.estimate().high());
  }

  @Test
  void timeThatGoesBackAndCountsThatCannotBeDoNoHarm() {
    OccupancyFilter filter = settledAt(30);
    OccupancyEstimate before = filter.estimate();
    filter.seen(2, 0);
    filter.advance(Long.MIN_VALUE);
    assertThat(filter.estimate()).isEqualTo(before);

    filter.crossed(true, -5);
    assertThat(filter.estimate().cars()).isEqualTo(before.cars() + 1);

    filter.seen(1_000_000, 2 * HOUR + 5 * MINUTE);

    assertThat(filter.estimate().cars()).isBetween(25, 50);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter.seen(-1, 3 * HOUR))
        .withMessage("cars must be at least 0, was -1");
  }

  @Property(tries = 5)
  void goesOnAsIfNothingHadHappenedWhereverItIsCut(@ForAll @IntRange(min = 0, max = 80) int cut)
      throws IOException {
    SimulatedLot lot = new SimulatedLot(SETTINGS, 1);
    OccupancyFilter uncut = new OccupancyFilter(SETTINGS);
    OccupancyFilter filter = new OccupancyFilter(SETTINGS);
    for (int i = 0; i < 100; i++) {
      if (i == cut) {
        filter = read(write(filter));
      }
      for (int second = 0; second < 30; second++) {
        lot.second();
        for (int j = 0; j < lot.entered(); j++) {
          filter.crossed(true, lot.timeMillis());
          uncut.crossed(true, lot.timeMillis());
        }
        for (int j = 0; j < lot.left(); j++) {
          filter.crossed(false, lot.timeMillis());
          uncut.crossed(false, lot.timeMillis());
        }
      }
      filter.seen(lot.seen(), lot.timeMillis());
      uncut.seen(lot.seen(), lot.timeMillis());
    }

    assertThat(filter.estimate().cars()).isEqualTo(uncut.estimate().cars());
    assertThat(filter.estimate().mean()).isCloseTo(uncut.estimate().mean(), within(1e-9));
    assertThat(filter.estimate().disagreement())
        .isCloseTo(uncut.estimate().disagreement(), within(1e-9));
  }

  @Test
  void whatTheFirstVersionWroteGivesTheNumberOfCars() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(1);
    Belief.certain(17, 50).write(out);
    out.writeInt(50);

    OccupancyFilter filter = read(bytes.toByteArray());
    assertThat(filter.estimate().cars()).isEqualTo(17);
    filter.seen(17, HOUR);
    assertThat(filter.estimate().cars()).isEqualTo(17);
  }

  @Test
  void whereNothingElseIsKnownThereAreAsManyAsAreSeen() {
    for (int seen : new int[] {0, 1, 20, 45}) {
      OccupancyFilter filter = new OccupancyFilter(SETTINGS);
      filter.seen(seen, 0);

      assertThat(filter.estimate().cars()).isEqualTo(seen);
      assertThat(filter.estimate().low()).isEqualTo(seen);
      assertThat(filter.estimate().high()).isGreaterThanOrEqualTo(seen + seen / 10);
    }
  }

  @Test
  void carThatVanishesWhileNothingMovesIsHidden() {
    assertThat(afterOneVanished(true).estimate().cars()).isEqualTo(20);
    assertThat(afterOneVanished(true).estimate().mean())
        .isGreaterThan(afterOneVanished(false).estimate().mean());
  }

  /** Ten minutes after one of twenty is seen no more, with or without a car that moves. */
  private static OccupancyFilter afterOneVanished(boolean still) {
    OccupancyFilter filter = new OccupancyFilter(SETTINGS);
    filter.known(20, 0);
    for (int second = 1; second <= 4_200; second++) {
      if (still || second < 3_600 || second > 3_630) {
        filter.still(second * 1_000L);
      }
      filter.seen(second < 3_615 ? 20 : 19, second * 1_000L);
    }
    return filter;
  }

  @Property(tries = 20)
  void theMoreAreSeenTheMoreThereAre(
      @ForAll @IntRange(min = 0, max = 45) int seen, @ForAll @IntRange(min = 1, max = 5) int more) {
    OccupancyFilter fewer = new OccupancyFilter(SETTINGS);
    OccupancyFilter rather = new OccupancyFilter(SETTINGS);
    fewer.seen(seen, 0);
    rather.seen(seen + more, 0);

    assertThat(rather.estimate().mean()).isGreaterThan(fewer.estimate().mean());
    assertThat(rather.estimate().cars()).isGreaterThanOrEqualTo(fewer.estimate().cars());
  }

  @Property(tries = 50)
  void whateverIsHeardTheIntervalHoldsTheEstimateAndFitsTheLot(
      @ForAll @Size(max = 40) List<@IntRange(min = -10, max = 60) Integer> heard) {
    OccupancyFilter filter = new OccupancyFilter(SETTINGS);
    long time = 0;
    for (int each : heard) {
      time += 61_000;
      if (each < 0) {
        filter.crossed(each % 2 == 0, time);
      } else {
        filter.seen(each, time);
      }
      OccupancyEstimate estimate = filter.estimate();
      assertThat(estimate.low()).isBetween(0, estimate.cars());
      assertThat(estimate.high()).isBetween(estimate.cars(), 50);
      assertThat(estimate.mean()).isBetween(0.0, 50.0);
    }
  }

  @Test
  void lotThatBecameLargerOrSmallerGoesOn() throws IOException {
    byte[] state = write(settledAt(30));

    assertThat(read(state, OccupancySettings.of(200)).estimate().cars()).isBetween(28, 32);
    assertThat(read(state, OccupancySettings.of(20)).estimate().cars()).isEqualTo(20);
  }

  @Test
  void stateThatIsDamagedOrOfALaterVersionIsRefused() {
    byte[] state = write(settledAt(30));
    byte[] later = state.clone();
    later[3] = 3;

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> read(later))
        .withMessage("occupancy: version 3 is none of 1 to 2, which are known");
    for (int length = 0; length < state.length; length += state.length / 50) {
      byte[] part = Arrays.copyOf(state, length);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(part));
    }
  }

  @Test
  void damageNeverGetsPastTheReader() {
    byte[] state = write(settledAt(30));
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] damaged = state.clone();
      damaged[random.nextInt(state.length)] = (byte) random.nextInt(256);
      try {
        OccupancyFilter filter = read(damaged);
        filter.crossed(true, 3 * HOUR);
        filter.seen(30, 3 * HOUR);
        assertThat(filter.estimate().mean()).isBetween(0.0, 50.0);
      } catch (IOException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OccupancySettings.of(0))
        .withMessage("capacity must be from 1.0 to 2000.0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OccupancySettings(50, Double.NaN, 0, 0, 1, 0, 1_000, 0))
        .withMessage("missedCrossings must be from 0.0 to 0.5, was NaN");
  }

  @Test
  void signalsWithoutAnyErrorAreFollowedExactly() {
    OccupancySettings exact = new OccupancySettings(50, 0, 0, 0, 1, 0, 1_000, 0);
    OccupancyFilter filter = new OccupancyFilter(exact);
    filter.seen(12, 0);
    filter.crossed(true, 500);
    filter.seen(13, 1_000);

    assertThat(filter.estimate().cars()).isEqualTo(13);
    assertThat(filter.estimate().low()).isEqualTo(13);
  }

  /** Two hours in which nothing comes or goes and what is seen is what is there. */
  private static OccupancyFilter settledAt(int cars) {
    OccupancyFilter filter = new OccupancyFilter(SETTINGS);
    filter.known(cars, 0);
    for (int minute = 1; minute <= 120; minute++) {
      filter.seen((int) (cars * 0.95), minute * (long) MINUTE);
    }
    return filter;
  }

  private static byte[] write(OccupancyFilter filter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      filter.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static OccupancyFilter read(byte[] state) throws IOException {
    return read(state, SETTINGS);
  }

  private static OccupancyFilter read(byte[] state, OccupancySettings settings) throws IOException {
    return OccupancyFilter.read(new DataInputStream(new ByteArrayInputStream(state)), settings);
  }
}
