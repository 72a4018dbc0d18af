package io.marram.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegDecodingTest {

  private static final int RED = 0xff0000;
  private static final int GREEN = 0x00ff00;
  private static final int BLUE = 0x0000ff;

  private final PictureDecoder decoder = new PictureDecoder();

  @Test
  void decodesColour() throws PictureException {
    RgbImage picture = decoder.decode(TestPictures.jpeg(64, 48));

    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(48);
    assertColour(picture, 8, 8, RED);
    assertColour(picture, 56, 8, GREEN);
    assertColour(picture, 8, 40, BLUE);
    assertColour(picture, 56, 40, 0xffffff);
  }

  @Test
  void decodesGreyAsItIsStored() throws PictureException {
    RgbImage picture = decoder.decode(TestPictures.rawJpeg(16, 16, 64));

    assertColour(picture, 8, 8, 0x404040);
  }

  @Test
  void decodesProgressive() throws PictureException {
    assertThat(decoder.decode(TestPictures.progressiveJpeg(40, 30)).height()).isEqualTo(30);
  }

  @Test
  void decodesInksOfAPlainFile() throws PictureException {
    // Full cyan, a fifth of black: no red, four fifths of green and blue.
    byte[] file = TestPictures.rawJpeg(16, 16, 255, 0, 0, 51);

    assertColour(decoder.decode(file), 8, 8, 0x00cccc);
  }

  @Test
  void decodesInvertedInksOfAnAdobeFile() throws PictureException {
    byte[] file = TestPictures.withAdobe(TestPictures.rawJpeg(16, 16, 0, 255, 255, 204), 0);

    assertColour(decoder.decode(file), 8, 8, 0x00cccc);
  }

  @Test
  void decodesLumaAndChromaOfInks() throws PictureException {
    // Red in luma and chroma (76, 85, 255), with little black (inverted: 255).
    byte[] file = TestPictures.withAdobe(TestPictures.rawJpeg(16, 16, 76, 85, 255, 255), 2);

    assertColour(decoder.decode(file), 8, 8, RED);
  }

  @Test
  void withoutAnySegmentThreeChannelsAreLumaAndChroma() throws PictureException {
    assertColour(decoder.decode(TestPictures.rawJpeg(16, 16, 76, 85, 255)), 8, 8, RED);
  }

  @Test
  void anAdobeSegmentCanSayThatTheyAreRedGreenBlue() throws PictureException {
    byte[] file = TestPictures.withAdobe(TestPictures.rawJpeg(16, 16, 0, 255, 0), 0);

    assertColour(decoder.decode(file), 8, 8, GREEN);
  }

  @Test
  void anEmbeddedProfileChangesNothing() throws PictureException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.writeBytes(new byte[] {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0, 1, 1});
    segment.writeBytes(profile);
    byte[] plain = TestPictures.jpeg(32, 32);

    RgbImage picture = decoder.decode(TestPictures.withSegment(plain, 0xe2, segment.toByteArray()));

    assertThat(picture.rgb()).isEqualTo(decoder.decode(plain).rgb());
  }

  @ParameterizedTest
  @CsvSource({
    // Where red, green and blue of the stored picture are after turning it upright.
    "1, 8, 8, 56, 8, 8, 40",
    "2, 56, 8, 8, 8, 56, 40",
    "3, 56, 40, 8, 40, 56, 8",
    "4, 8, 40, 56, 40, 8, 8",
    "5, 8, 8, 8, 56, 40, 8",
    "6, 40, 8, 40, 56, 8, 8",
    "7, 40, 56, 40, 8, 8, 56",
    "8, 8, 56, 8, 8, 40, 56"
  })
  void turnsThePictureUpright(
      int orientation, int redX, int redY, int greenX, int greenY, int blueX, int blueY)
      throws PictureException {
    RgbImage picture =
        decoder.decode(TestPictures.withOrientation(TestPictures.jpeg(64, 48), orientation));

    assertThat(picture.width()).isEqualTo(orientation < 5 ? 64 : 48);
    assertColour(picture, redX, redY, RED);
    assertColour(picture, greenX, greenY, GREEN);
    assertColour(picture, blueX, blueY, BLUE);
  }

  @ParameterizedTest
  @CsvSource({"0", "9", "200"})
  void ignoresAnOrientationThatDoesNotExist(int orientation) throws PictureException {
    byte[] file = TestPictures.withOrientation(TestPictures.jpeg(64, 48), orientation);

    assertColour(decoder.decode(file), 8, 8, RED);
  }

  @Test
  void ignoresACutOffExifSegment() throws PictureException {
    byte[] exif = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0x7f, -1, -1, -1};
    byte[] file = TestPictures.withSegment(TestPictures.jpeg(64, 48), 0xe1, exif);

    assertColour(decoder.decode(file), 8, 8, RED);
  }

  @Test
  void refusesATruncatedFile() {
    byte[] jpeg = TestPictures.jpeg(64, 48);

    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(jpeg, jpeg.length - 40)))
        .isInstanceOf(PictureException.class)
        .hasMessageStartingWith("truncated JPEG");
    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(jpeg, 200)))
        .hasMessageStartingWith("truncated JPEG");
  }

  @Test
  void refusesAFileOfVeryManyScans() {
    byte[] jpeg = TestPictures.jpeg(64, 48);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 200; i++) {
      file.writeBytes(new byte[] {-1, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
    }

    assertThatThrownBy(() -> decoder.decode(file.toByteArray()))
        .hasMessage("JPEG with 201 scans, at most 100 are allowed");
  }

  @Test
  void refusesProcessesThatCamerasDoNotUse() {
    byte[] arithmetic = TestPictures.jpeg(64, 48);
    for (int i = 0; i + 1 < arithmetic.length; i++) {
      if ((arithmetic[i] & 0xff) == 0xff && (arithmetic[i + 1] & 0xff) == 0xc0) {
        arithmetic[i + 1] = (byte) 0xc9;
      }
    }

    assertThatThrownBy(() -> decoder.decode(arithmetic))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("arithmetic JPEG are not supported");
  }

  private static void assertColour(RgbImage picture, int x, int y, int rgb) {
    for (int channel = 0; channel < 3; channel++) {
      int expected = rgb >> (16 - 8 * channel) & 0xff;
      assertThat(picture.sample(x, y, channel))
          .as("channel %d at %d,%d", channel, x, y)
          .isBetween(expected - 4, expected + 4);
    }
  }
}
