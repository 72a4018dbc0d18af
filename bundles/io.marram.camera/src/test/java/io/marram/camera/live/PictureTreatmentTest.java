package io.marram.camera.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.vision.image.RgbImage;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PictureTreatmentTest {

  @Test
  void leavesAPictureAloneIfNothingIsAsked() {
    assertThat(PictureTreatment.parse("0", " ", " ; \n ")).isEqualTo(PictureTreatment.NONE);
    assertThat(PictureTreatment.NONE.isNeeded()).isFalse();
    assertThat(PictureTreatment.parse("180", "", "").isNeeded()).isTrue();
    assertThat(PictureTreatment.parse("0", "0,0,1,1", "").isNeeded()).isTrue();
    assertThat(PictureTreatment.parse("0", "", "0,0,1,1").isNeeded()).isTrue();
  }

  @Test
  void turnsClockwise() {
    // 1 2 3
    // 4 5 6
    RgbImage image = numbered(3, 2);

    assertThat(rows(treat("90", "", "", image))).isEqualTo("4 1/5 2/6 3");
    assertThat(rows(treat("180", "", "", image))).isEqualTo("6 5 4/3 2 1");
    assertThat(rows(treat("270", "", "", image))).isEqualTo("3 6/2 5/1 4");
  }

  @Test
  void cropsTheTurnedPicture() {
    RgbImage image = numbered(4, 4);

    assertThat(rows(treat("0", "0.5,0.25,0.5,0.5", "", image))).isEqualTo("7 8/11 12");
    assertThat(rows(treat("90", "0,0,0.5,0.25", "", image))).isEqualTo("13 9");
    assertThat(rows(treat("0", "0.99,0.99,0.01,0.01", "", image))).isEqualTo("16");
  }

  @Test
  void blackensAreasOfThePictureThatLeavesTheCamera() {
    RgbImage image = numbered(4, 2);

    assertThat(rows(treat("0", "", "0,0,0.5,0.5", image))).isEqualTo("0 0 3 4/5 6 7 8");
    assertThat(rows(treat("0", "0.5,0,0.5,1", "0,0 0.5,0 0.5,1 0,1", numbered(4, 2))))
        .isEqualTo("0 4/0 8");
    assertThat(rows(treat("0", "", "0,0,0.25,1\n0.75,0,0.25,1", numbered(4, 2))))
        .isEqualTo("0 2 3 0/0 6 7 0");
  }

  @Test
  void blackensATriangleWithAllPixelsThatItTouchesInARow() {
    RgbImage black = treat("0", "", "0,0 1,0 0,1", numbered(10, 10));

    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 10; x++) {
        boolean inside = (x + 0.5) / 10 + (y + 0.5) / 10 < 1;
        if (inside) {
          assertThat(black.sample(x, y, 0)).as("%d,%d", x, y).isZero();
        }
      }
    }
    assertThat(black.sample(9, 9, 0)).isNotZero();
  }

  @Property(tries = 100)
  void worksWithPicturesOfAnySize(
      @ForAll @IntRange(min = 1, max = 50) int width,
      @ForAll @IntRange(min = 1, max = 50) int height,
      @ForAll @IntRange(min = 0, max = 3) int turns) {
    RgbImage treated =
        treat("" + 90 * turns, "0.3,0.3,0.7,0.4", "0,0,1,1;0.1,0 1,1 0,1", numbered(width, height));

    assertThat(treated.rgb()).containsOnly(0);
  }

  @Test
  void refusesWhatIsNoAreaOfThePicture() {
    assertRefused("45", "", "", "rotation must be");
    assertRefused("0", "0,0,1", "", "crop: write x,y,width,height");
    assertRefused("0", "0,0,0,1", "", "crop: a rectangle needs a width and a height");
    assertRefused("0", "0.5,0,0.6,1", "", "crop: the rectangle ends outside the picture");
    assertRefused("0", "0,0,NaN,1", "", "crop: each number must be 0..1");
    assertRefused("0", "", "a,0,1,1", "\"a\" is not a number");
    assertRefused("0", "", "0,0 1,1", "3..64 corners, had 2");
    assertRefused("0", "", "0,0 0.5,0.5 1,1", "lie on a line");
    assertRefused("0", "", "0,0 1,1 1,0 0,1", "must not cross");
    assertRefused("0", "", "0,0 1.5,0 0,1", "each number must be 0..1");
    assertRefused("0", "", "0,0,1,1;".repeat(65), "at most 64 areas");
    assertRefused("0", "", "0,0 ".repeat(6000), "at most 20000 characters");
  }

  private static void assertRefused(String degrees, String crop, String areas, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureTreatment.parse(degrees, crop, areas))
        .withMessageContaining(reason);
  }

  private static RgbImage treat(String degrees, String crop, String areas, RgbImage image) {
    return PictureTreatment.parse(degrees, crop, areas).treat(image);
  }

  /** Pixels with the values 1, 2, 3, and so on. */
  private static RgbImage numbered(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 255 + 1);
    }
    return new RgbImage(width, height, rgb);
  }

  private static String rows(RgbImage image) {
    return String.join(
        "/",
        IntStream.range(0, image.height())
            .mapToObj(
                y ->
                    String.join(
                        " ",
                        IntStream.range(0, image.width())
                            .mapToObj(x -> "" + image.sample(x, y, 2))
                            .toList()))
            .toList());
  }
}
