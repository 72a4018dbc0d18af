package io.marram.cars.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.motion.PictureMotion.Verdict;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMotionTest {

  private static final int FRAME_MILLIS = 40;

  private final PictureMotion motion = new PictureMotion();
  private final Street street = new Street();

  @ParameterizedTest
  @ValueSource(ints = {320, 640, 1920})
  void carMovesTheWayItGoes(int width) {
    // A fifth of the picture in ten frames.
    for (int i = 0; i <= 10; i++) {
      motion.add(street.with(0.4, 0.3 + 0.02 * i, width), FRAME_MILLIS * i);
    }

    assertThat(judge(Street.car(0.4, 0.5), 0.5, 1)).isEqualTo(Verdict.MOVES);
  }

  @Test
  void carDoesNotMoveTheOtherWay() {
    for (int i = 0; i <= 10; i++) {
      motion.add(street.with(0.4, 0.3 + 0.02 * i, 320), FRAME_MILLIS * i);
    }

    assertThat(judge(Street.car(0.4, 0.5), -0.5, -1)).isEqualTo(Verdict.STANDS);
  }

  @Test
  void boxThatHopsOverTheStreetStands() {
    for (int i = 0; i <= 10; i++) {
      motion.add(street.with(0.8, 0.3 + 0.02 * i, 320), FRAME_MILLIS * i);
    }

    assertThat(judge(Street.car(0.3, 0.5), 0.5, 1)).isEqualTo(Verdict.STANDS);
  }

  @Test
  void creepingCarMovesToo() {
    // Two pixels in half a second.
    for (int i = 0; i <= 15; i++) {
      motion.add(street.with(0.4, 0.5 + 0.0007 * i, 320), FRAME_MILLIS * i);
    }

    assertThat(judge(Street.car(0.4, 0.51), 0.0175, 1)).isEqualTo(Verdict.MOVES);
  }

  @Test
  void nothingMovesWhileOnePictureIsRepeated() {
    for (int i = 0; i <= 10; i++) {
      motion.add(street.with(0.4, 0.3 + 0.02 * i, 320), FRAME_MILLIS * i);
    }
    RgbImage newest = street.with(0.4, 0.52, 320);
    motion.add(newest, 440);
    motion.add(new RgbImage(newest.width(), newest.height(), newest.rgb().clone()), 480);

    assertThat(judge(Street.car(0.4, 0.52), 0.5, 1)).isEqualTo(Verdict.STANDS);
  }

  @Test
  void nothingIsKnownWithoutAPictureBefore() {
    assertThat(judge(Street.car(0.4, 0.5), 0.5, 1)).isEqualTo(Verdict.UNKNOWN);

    motion.add(street.with(0.4, 0.5, 320), 0);

    assertThat(judge(Street.car(0.4, 0.5), 0.5, 1)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void nothingIsKnownOfAWayThatIsTooShortOrTooLong() {
    for (int i = 0; i <= 10; i++) {
      motion.add(street.with(0.4, 0.5, 320), FRAME_MILLIS * i);
    }

    assertThat(judge(Street.car(0.4, 0.5), 0.005, 1)).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge(Street.car(0.4, 0.5), 5, 1)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void picturesOfAnotherSizeOrFromLongAgoTellNothing() {
    motion.add(street.with(0.4, 0.48, 320), 0);
    motion.add(street.with(0.4, 0.5, 640), 40);
    assertThat(judge(Street.car(0.4, 0.5), 0.5, 1)).isEqualTo(Verdict.MOVES);

    motion.add(street.with(0.4, 0.5, 352), 80);
    assertThat(judge(Street.car(0.4, 0.5), 0.5, 1)).isEqualTo(Verdict.UNKNOWN);

    motion.add(street.with(0.4, 0.52, 352), 5_000);
    assertThat(judge(Street.car(0.4, 0.52), 0.01, 1)).isEqualTo(Verdict.UNKNOWN);

    motion.clear();
    assertThat(judge(Street.car(0.4, 0.52), 0.5, 1)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void smallPicturesTellNothing() {
    for (int i = 0; i <= 10; i++) {
      motion.add(street.with(0.4, 0.3 + 0.02 * i, 150), FRAME_MILLIS * i);
    }

    assertThat(judge(Street.car(0.8, 0.5), 0.5, 1)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void pictureOfOneRowAndBoxesAtTheEdgeAreNoMatter() {
    motion.add(new RgbImage(640, 1, new byte[1920]), 0);
    byte[] grey = new byte[1920];
    Arrays.fill(grey, (byte) 90);
    motion.add(new RgbImage(640, 1, grey), 40);

    assertThat(judge(new Box(0, 0, 1, 1), 50, 1)).isNotNull();

    motion.add(street.with(0.4, 0.1, 320), 80);
    motion.add(street.with(0.4, 0.06, 320), 120);

    assertThat(judge(Street.car(0.4, 0.0), -1, -1)).isNotNull();
    assertThat(judge(Street.car(0.99, 0.0), -1, -1)).isNotNull();
  }

  private Verdict judge(Box box, double velocityY, double side) {
    return motion.judge(box, 0, velocityY, 0, side);
  }
}
