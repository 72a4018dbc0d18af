package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.Detection;
import io.marram.cars.detect.DetectorException;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PictureFitTest {

  private static RgbImage picture(int width, int height) {
    return new TestPicture(width, height).image();
  }

  @Property(tries = 300)
  void whatIsShownIsThePictureOrItsMiddleAndComesBackWhereItWas(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 1, max = 100) int modelWidth,
      @ForAll @IntRange(min = 1, max = 100) int modelHeight,
      @ForAll ResizeMode mode)
      throws DetectorException {
    if (mode == ResizeMode.NONE) {
      return;
    }

    PictureFit fit = PictureFit.of(picture(width, height), modelWidth, modelHeight, mode);

    PictureFit.Rectangle from = fit.from();
    PictureFit.Rectangle to = fit.to();
    if (mode == ResizeMode.FIT_SHORTEST) {
      assertThat(to).isEqualTo(new PictureFit.Rectangle(0, 0, modelWidth, modelHeight));
      assertThat(from.width() == width || from.height() == height).isTrue();
    } else {
      assertThat(from).isEqualTo(new PictureFit.Rectangle(0, 0, width, height));
      assertThat(to.width() == modelWidth || to.height() == modelHeight).isTrue();
    }
    // all that is shown, as a box in the input, is all that is shown of the picture
    Box box = fit.toPicture(to.x(), to.y(), to.width(), to.height(), "car", 1).orElseThrow().box();
    assertThat(box.left()).isCloseTo((float) from.x() / width, within(1e-5f));
    assertThat(box.top()).isCloseTo((float) from.y() / height, within(1e-5f));
    assertThat(box.right()).isCloseTo((float) (from.x() + from.width()) / width, within(1e-5f));
    assertThat(box.bottom()).isCloseTo((float) (from.y() + from.height()) / height, within(1e-5f));
  }

  @Test
  void aBoxInTheBlackBarsIsNoDetectionAndOneThatReachesIntoThemIsCut() throws DetectorException {
    PictureFit fit = PictureFit.of(picture(200, 100), 100, 100, ResizeMode.FIT_LONGEST);

    assertThat(fit.toPicture(10, 0, 20, 25, "car", 0.9)).isEmpty();
    Detection cut = fit.toPicture(10, 0, 20, 50, "car", 0.9).orElseThrow();
    assertThat(cut.box()).isEqualTo(new Box(0.1f, 0, 0.3f, 0.5f));
  }

  @Test
  void aModelThatResizesNothingTakesItsOwnSizeOnly() throws DetectorException {
    PictureFit fit = PictureFit.of(picture(64, 48), 64, 48, ResizeMode.NONE);
    assertThat(fit.to()).isEqualTo(fit.from());

    assertThatThrownBy(() -> PictureFit.of(picture(64, 49), 64, 48, ResizeMode.NONE))
        .isInstanceOf(DetectorException.class)
        .hasMessageContaining("pictures of 64x48 only, this one is 64x49");
  }
}
