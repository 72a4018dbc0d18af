package io.marram.camera.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.Pictures;
import io.marram.vision.image.PictureDecoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JpegSplitterTest {

  private static final int LARGEST = 1 << 20;
  private static final byte[] SMALL = Pictures.jpeg(16, 16);
  private static final byte[] LARGER = Pictures.jpeg(64, 48);

  private static final class Found implements JpegSplitter.Listener {
    private final List<byte[]> pictures = new ArrayList<>();
    private int tooLarge;

    @Override
    public void picture(byte[] jpeg) {
      pictures.add(jpeg);
    }

    @Override
    public void tooLarge() {
      tooLarge++;
    }
  }

  private final Found found = new Found();
  private final JpegSplitter splitter = new JpegSplitter(LARGEST, found);

  @Test
  void findsPicturesOneAfterTheOtherWhateverTheirSize() {
    write(SMALL, LARGER, SMALL);

    assertThat(found.pictures).containsExactly(SMALL, LARGER, SMALL);
  }

  @Test
  void findsPicturesBetweenTheHeadersOfAMultipartMessage() {
    byte[] header = "\r\n--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes();

    write(header, SMALL, header, LARGER, "\r\n--frame--\r\n".getBytes());

    assertThat(found.pictures).containsExactly(SMALL, LARGER);
  }

  @Test
  void takesAThumbnailAsAPartOfItsPicture() throws Exception {
    byte[] picture = withSegment(LARGER, SMALL);

    write(picture, SMALL);

    assertThat(found.pictures).containsExactly(picture, SMALL);
    assertThat(new PictureDecoder().inspect(found.pictures.get(0)).width()).isEqualTo(64);
  }

  @Test
  void acceptsFillBytesBeforeMarkers() {
    byte[] filled = concat(bytes(0xff, 0xd8, 0xff, 0xff), from(SMALL, 2));

    write(filled);

    assertThat(found.pictures).containsExactly(filled);
  }

  @Test
  void goesOnAfterAPictureThatIsCutOff() {
    write(upTo(LARGER, LARGER.length - 100), SMALL);

    assertThat(found.pictures).containsExactly(SMALL);
  }

  @Test
  void goesOnAfterAPictureThatIsCutOffWithinItsHeader() {
    write(upTo(LARGER, 3), SMALL, SMALL);

    assertThat(found.pictures).contains(SMALL);
  }

  @Test
  void goesOnAfterASegmentOfImpossibleLength() {
    write(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 1), SMALL);
    write(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0), SMALL);
    write(bytes(0xff, 0xd8, 0xff, 0x05), SMALL);
    write(bytes(0xff, 0xd8, 'a'), SMALL);

    assertThat(found.pictures).containsExactly(SMALL, SMALL, SMALL, SMALL);
  }

  @Test
  void passesNothingOnThatHasNoPixels() {
    write(bytes(0xff, 0xd8, 0xff, 0xd9));

    assertThat(found.pictures).isEmpty();
  }

  @Test
  void leavesOutAPictureThatIsTooLargeAndTakesNoMoreMemoryForIt() {
    JpegSplitter narrow = new JpegSplitter(SMALL.length, found);

    narrow.write(LARGER, LARGER.length);
    narrow.write(SMALL, SMALL.length);

    assertThat(found.pictures).containsExactly(SMALL);
    assertThat(found.tooLarge).isEqualTo(1);
  }

  @Test
  void countsTheBytesSinceTheLastPicture() {
    write(SMALL);
    assertThat(splitter.bytesSincePicture()).isZero();

    write(new byte[1000]);
    assertThat(splitter.bytesSincePicture()).isEqualTo(1000);
  }

  @Property(tries = 50)
  void findsTheSameHoweverTheBytesAreCut(@ForAll @IntRange(min = 1, max = 700) int step) {
    Found cut = new Found();
    JpegSplitter pieces = new JpegSplitter(LARGEST, cut);
    byte[] stream = concat("xx".getBytes(), SMALL, "yy".getBytes(), withSegment(LARGER, SMALL));

    for (int at = 0; at < stream.length; at += step) {
      byte[] piece = from(upTo(stream, Math.min(stream.length, at + step)), at);
      pieces.write(piece, piece.length);
    }

    assertThat(cut.pictures).containsExactly(SMALL, withSegment(LARGER, SMALL));
  }

  @Property(tries = 50)
  void survivesAnyGarbageAndFindsAPictureSoonAfterIt(@ForAll long seed) {
    Found after = new Found();
    JpegSplitter robust = new JpegSplitter(LARGEST, after);
    byte[] garbage = new byte[20_000];
    new Random(seed).nextBytes(garbage);

    robust.write(garbage, garbage.length);
    // what looks like a segment in the garbage may take at most 64 KiB of pictures with it
    int repetitions = (1 << 16) / SMALL.length + 2;
    for (int i = 0; i < repetitions; i++) {
      robust.write(SMALL, SMALL.length);
    }

    assertThat(after.pictures).contains(SMALL);
  }

  private void write(byte[]... parts) {
    for (byte[] part : parts) {
      splitter.write(part, part.length);
    }
  }

  /** The picture with an application segment that holds another one, as Exif does. */
  private static byte[] withSegment(byte[] picture, byte[] thumbnail) {
    int length = thumbnail.length + 2;
    return concat(
        bytes(0xff, 0xd8, 0xff, 0xed, length >> 8, length & 0xff), thumbnail, from(picture, 2));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] upTo(byte[] bytes, int end) {
    return Arrays.copyOf(bytes, end);
  }

  private static byte[] from(byte[] bytes, int begin) {
    return Arrays.copyOfRange(bytes, begin, bytes.length);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
