package io.marram.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureDecoderTest {

  private static final byte[] JPEG = TestPictures.jpeg(64, 48);

  private final PictureDecoder decoder = new PictureDecoder();

  @Test
  void refusesAnEmptyPayload() {
    assertThatThrownBy(() -> decoder.decode(new byte[0]))
        .isInstanceOf(PictureException.class)
        .hasMessageStartingWith("empty");
    assertThatThrownBy(() -> decoder.decode(null)).hasMessageStartingWith("empty");
  }

  @Test
  void refusesBytesThatAreNoPicture() {
    byte[] text = "this is no picture at all".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> decoder.decode(text))
        .isInstanceOf(PictureException.class)
        .hasMessageStartingWith("not a picture");
  }

  @ParameterizedTest
  @CsvSource({
    "RIFF....WEBPVP8 , WebP",
    "GIF89a.........., GIF",
    "BM.............., BMP",
    "MM\0*..........., TIFF",
    "....ftypheic...., HEIC and AVIF",
    "....jP  ........, JPEG 2000"
  })
  void refusesOtherFormatsByNameWhateverTheFileIsCalled(String bytes, String format) {
    assertThatThrownBy(() -> decoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(PictureException.class)
        .hasMessage(format + " pictures are not supported, send JPEG or PNG");
  }

  @Test
  void refusesAJpegThatDeclaresTooManyPixels() throws PictureException {
    byte[] huge = TestPictures.declaring(JPEG, 30_000, 30_000);

    assertThatThrownBy(() -> decoder.decode(huge))
        .isInstanceOf(PictureException.class)
        .hasMessage("declares 30000x30000 pixels, at most 50000000 are allowed");
    assertThatThrownBy(() -> decoder.inspect(huge)).hasMessageContaining("30000x30000");
  }

  @Test
  void refusesAPngThatDeclaresTooManyPixels() {
    byte[] header = new byte[40];
    byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D'};
    System.arraycopy(start, 0, header, 0, start.length);
    Arrays.fill(header, 16, 24, (byte) 0x7f);

    assertThatThrownBy(() -> decoder.decode(header))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("declares 2139062143x2139062143 pixels");
  }

  @Test
  void refusesAPictureWithoutPixels() throws PictureException {
    byte[] none = TestPictures.declaring(JPEG, 64, 0);

    assertThatThrownBy(() -> decoder.decode(none)).hasMessage("declares 64x0 pixels, has none");
  }

  @Test
  void allowsExactlyAsManyPixelsAsItIsTold() {
    assertThatCode(() -> new PictureDecoder(64 * 48).decode(JPEG)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new PictureDecoder(64 * 48 - 1).decode(JPEG))
        .hasMessage("declares 64x48 pixels, at most 3071 are allowed");
  }

  @Test
  void refusesALimitOutOfRange() {
    assertThatThrownBy(() -> new PictureDecoder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxPixels");
    assertThatThrownBy(() -> new PictureDecoder(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inspectsWithoutDecoding() throws PictureException {
    assertThat(decoder.inspect(JPEG)).isEqualTo(new PictureInfo(PictureFormat.JPEG, 64, 48));
    assertThat(decoder.inspect(TestPictures.withOrientation(JPEG, 6)))
        .isEqualTo(new PictureInfo(PictureFormat.JPEG, 48, 64));
  }

  @Property(tries = 300)
  void everyCutOffJpegIsRefusedAndNeverHalfDecoded(
      @ForAll @IntRange(min = 0, max = 1_000_000) int at) {
    byte[] cut = Arrays.copyOf(JPEG, at % (JPEG.length - 2));

    assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(PictureException.class);
  }

  @Property(tries = 500)
  void damagedBytesNeverCauseMoreThanAPictureException(
      @ForAll @IntRange(min = 3, max = 1_000_000) int at, @ForAll byte value) {
    byte[] damaged = JPEG.clone();
    damaged[3 + at % (JPEG.length - 3)] = value;

    assertRefusedOrDecoded(damaged);
  }

  @Property(tries = 300)
  void randomBytesAfterASignatureNeverCauseMoreThanAPictureException(@ForAll byte[] bytes) {
    byte[] file = new byte[bytes.length + 4];
    file[0] = (byte) 0xff;
    file[1] = (byte) 0xd8;
    file[2] = (byte) 0xff;
    file[3] = (byte) 0xc0;
    System.arraycopy(bytes, 0, file, 4, bytes.length);

    assertRefusedOrDecoded(file);
  }

  private void assertRefusedOrDecoded(byte[] file) {
    try {
      assertThat(new PictureDecoder(1_000_000).decode(file).width()).isPositive();
    } catch (PictureException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }
}
