package io.marram.cars.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.cars.track.Track;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MosaicTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  /** The size of the largest vehicle if there is none. */
  private static final double NONE = Double.POSITIVE_INFINITY;

  @Property(tries = 200)
  void nothingOfWhatWasFoundIsLeftButAverages(
      @ForAll long seed,
      @ForAll @DoubleRange(max = 0.9) double left,
      @ForAll @DoubleRange(max = 0.9) double top,
      @ForAll @DoubleRange(min = 0.02, max = 1) double width,
      @ForAll @DoubleRange(min = 0.02, max = 1) double height) {
    Box box =
        new Box(
            (float) left,
            (float) top,
            (float) Math.min(1, left + width),
            (float) Math.min(1, top + height));
    RgbImage picture = Counted.noise(WIDTH, HEIGHT, seed);
    int block = Mosaic.block(box, "car", NONE, WIDTH, HEIGHT);

    RgbImage hidden = Mosaic.over(Counted.of(picture, new Detection(box, "car", 0.5)));

    for (int y = (int) (box.top() * HEIGHT); y < box.bottom() * HEIGHT; y++) {
      for (int x = (int) (box.left() * WIDTH); x < box.right() * WIDTH; x++) {
        int corner = hidden.sample(x / block * block, y / block * block, 1);
        assertThat(hidden.sample(x, y, 1)).isEqualTo(corner);
      }
    }
    assertThat(picture.rgb()).isEqualTo(Counted.noise(WIDTH, HEIGHT, seed).rgb());
  }

  @Property(tries = 100)
  void theSameBlocksComeFromManyPictures(@ForAll @IntRange(max = 9) int tremble) {
    RgbImage picture = Counted.noise(WIDTH, HEIGHT, 1);
    Box still = new Box(0.3f, 0.3f, 0.6f, 0.7f);
    Box trembling =
        new Box(0.3f + tremble * 0.001f, 0.3f, 0.6f + tremble * 0.001f, 0.7f - tremble * 0.001f);

    RgbImage one = Mosaic.over(Counted.of(picture, new Detection(still, "car", 0.9)));
    RgbImage other = Mosaic.over(Counted.of(picture, new Detection(trembling, "car", 0.9)));

    for (int y = HEIGHT * 35 / 100; y < HEIGHT * 65 / 100; y++) {
      for (int x = WIDTH * 35 / 100; x < WIDTH * 55 / 100; x++) {
        assertThat(one.sample(x, y, 0)).isEqualTo(other.sample(x, y, 0));
      }
    }
  }

  @Property(tries = 500)
  void aBlockHoldsThreeCharactersOfAPlateAndAFaceBehindAWindscreen(
      @ForAll @DoubleRange(min = 3, max = 400) double pixelsPerMetre,
      @ForAll @DoubleRange(min = 1.5, max = 4.5) double metresAcross) {
    Box box = box(pixelsPerMetre * metresAcross, pixelsPerMetre * 1.5);

    double metres = Mosaic.block(box, "car", NONE, 4_000, 4_000) / pixelsPerMetre;

    assertThat(metres).isGreaterThanOrEqualTo(0.185);
    assertThat(metres / 0.065).isGreaterThan(2.8);
    assertThat(metres).isGreaterThan(0.16);
  }

  @Property(tries = 500)
  void aBlockIsWiderThanThePersonsFace(
      @ForAll @DoubleRange(min = 3, max = 400) double pixelsPerMetre,
      @ForAll @DoubleRange(min = 0.4, max = 0.9) double metresAcross) {
    Box box = box(pixelsPerMetre * metresAcross, pixelsPerMetre * 1.75);

    double metres = Mosaic.block(box, "person", NONE, 4_000, 4_000) / pixelsPerMetre;

    assertThat(metres).isGreaterThan(0.16);
  }

  @Test
  void aCarThatTheEdgeCutsHasLargerBlocks() {
    Box whole = new Box(0.1f, 0.2f, 0.3f, 0.4f);
    Box cut = new Box(0, 0.2f, 0.2f, 0.4f);

    assertThat(Mosaic.block(cut, "car", NONE, 1_280, 720))
        .isEqualTo(2 * Mosaic.block(whole, "car", NONE, 1_280, 720));
  }

  @Test
  void whatHardlyLooksLikeAnythingIsHiddenToo() {
    RgbImage picture = Counted.noise(WIDTH, HEIGHT, 1);
    Box box = new Box(0.4f, 0.4f, 0.6f, 0.6f);

    for (String label : List.of("person", "bus", "suitcase", "Auto")) {
      RgbImage weak = Mosaic.over(Counted.of(picture, new Detection(box, label, 0.1)));
      RgbImage nothing = Mosaic.over(Counted.of(picture, new Detection(box, label, 0.09)));

      assertThat(weak.rgb()).isNotEqualTo(picture.rgb());
      assertThat(nothing.rgb()).isEqualTo(picture.rgb());
    }
  }

  @Test
  void aCarThatIsHiddenForAMomentIsCoveredWhereItShouldBe() {
    RgbImage picture = Counted.noise(WIDTH, HEIGHT, 1);
    Box box = new Box(0.4f, 0.4f, 0.6f, 0.6f);
    Track lost = new Track(1, box, "car", 0.5, true, true, false, 0, 0, 0, 0, 0);
    Detection found = new Detection(box, "car", 0.5);

    RgbImage hidden = Mosaic.over(Counted.of(picture, List.of(lost), List.of()));

    assertThat(hidden.rgb()).isEqualTo(Mosaic.over(Counted.of(picture, found)).rgb());
  }

  @Test
  void aLargeThingThatIsNoPersonDoesNotHideTheCarsBesideIt() {
    Box tree = new Box(0.1f, 0.1f, 0.5f, 0.9f);

    assertThat(Mosaic.block(tree, "potted plant", NONE, 1_280, 720)).isEqualTo(256);
    assertThat(Mosaic.block(tree, "potted plant", 80, 1_280, 720)).isEqualTo(32);
    assertThat(Mosaic.block(tree, "person", 80, 1_280, 720)).isEqualTo(256);
    assertThat(Mosaic.block(tree, "bicycle", 80, 1_280, 720)).isEqualTo(256);
  }

  @Test
  void withoutSizesTheWholePictureIsHidden() {
    RgbImage picture = Counted.noise(WIDTH, HEIGHT, 1);
    CountedPicture sized = Counted.of(picture);

    RgbImage hidden =
        Mosaic.over(
            new CountedPicture(
                picture, "", sized.found(), sized.report(), sized.estimate(), false));

    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertThat(hidden.sample(x, y, 2)).isEqualTo(hidden.sample(x / 16 * 16, y / 16 * 16, 2));
      }
    }
  }

  private static Box box(double width, double height) {
    return new Box(0.1f, 0.1f, (float) (0.1 + width / 4_000), (float) (0.1 + height / 4_000));
  }
}
