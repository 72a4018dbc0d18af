package io.marram.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.marram.anomaly.StateException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ConformalTailTest {

  private final Random random = new Random(1);

  @Test
  void nothingIsSaidBeforeThirtyNumbersWereSeen() {
    ConformalTail tail = new ConformalTail(100);
    for (int i = 0; i < 29; i++) {
      tail.learn(i);
    }
    assertThat(tail.surpriseOnBothSides(1e9, 0)).isNaN();
    assertThat(tail.surpriseAbove(1e9)).isNaN();
    tail.learn(29);
    assertThat(tail.surpriseAbove(1e9)).isEqualTo(ConformalTail.LARGEST_SURPRISE);
  }

  @Test
  void oneInAHundredIsAsSurprisingAsThatWhateverTheDistribution() {
    assertThat(shareAbove(2, random::nextGaussian)).isEqualTo(0.01, offset(0.002));
    assertThat(shareAbove(2, () -> Math.exp(2 * random.nextGaussian())))
        .isEqualTo(0.01, offset(0.002));
    assertThat(shareAbove(2, random::nextDouble)).isEqualTo(0.01, offset(0.002));
  }

  private static double shareAbove(double surprise, DoubleSupplier numbers) {
    ConformalTail tail = new ConformalTail(2000);
    int surprising = 0;
    int judged = 0;
    for (int i = 0; i < 50_000; i++) {
      double number = numbers.getAsDouble();
      if (tail.isReady()) {
        judged++;
        surprising += tail.surpriseOnBothSides(number, 0) >= surprise ? 1 : 0;
      }
      tail.learn(number);
    }
    return (double) surprising / judged;
  }

  @Test
  void theFurtherBeyondAllThatWasSeenTheMoreSurprising() {
    ConformalTail tail = uniform(1000);
    double before = tail.surpriseOnBothSides(1, 0);
    for (double number = 1.02; number < 1.2; number += 0.02) {
      double surprise = tail.surpriseOnBothSides(number, 0);
      assertThat(surprise).isGreaterThan(before);
      assertThat(tail.surpriseOnBothSides(1 - number, 0)).isGreaterThan(2.5);
      before = surprise;
    }
  }

  @Test
  void whatCameSeveralTimesIsNotVerySurprisingHoweverFarItLies() {
    ConformalTail tail = uniform(1000);
    for (int i = 0; i < 9; i++) {
      tail.learn(1e6);
    }
    assertThat(tail.surpriseAbove(1e6)).isLessThan(2.1);
  }

  @Test
  void whatDiffersByLessThanTheResolutionIsTheSame() {
    ConformalTail tail = new ConformalTail(100);
    for (int i = 0; i < 100; i++) {
      tail.learn(45);
    }
    assertThat(tail.surpriseOnBothSides(45.0001, 0.001)).isZero();
    assertThat(tail.surpriseOnBothSides(44.9999, 0.001)).isZero();
    assertThat(tail.surpriseOnBothSides(46, 0.001)).isGreaterThan(5);
  }

  @Test
  void zeroIsZeroWhateverItsSign() {
    ConformalTail tail = new ConformalTail(100);
    for (int i = 0; i < 300; i++) {
      tail.learn(i % 2 == 0 ? -0.0 : 0.0);
    }
    assertThat(tail.surpriseOnBothSides(0.0, 0)).isZero();
    assertThat(tail.surpriseOnBothSides(-0.0, 0)).isZero();
  }

  @Test
  void aDamagedStateIsRefused() {
    assertThatThrownBy(() -> ConformalTail.read(bytes(0, 0, 0, 2), 100))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> ConformalTail.read(bytes(0, 0, 0, 1, 0x7f, 0, 0, 0, 0, 0, 0, 0), 100))
        .isInstanceOf(StateException.class);
  }

  @Test
  void itsMemoryMustBeLongEnoughToJudge() {
    assertThatThrownBy(() -> new ConformalTail(29))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 30, was 29");
  }

  private static DataInputStream bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private ConformalTail uniform(int numbers) {
    ConformalTail tail = new ConformalTail(2000);
    for (int i = 0; i < numbers; i++) {
      tail.learn(random.nextDouble());
    }
    return tail;
  }
}
