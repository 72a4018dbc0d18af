package io.marram.emulator.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.demo.SamplePhotos;
import io.marram.emulator.cli.send.PhotoFitter.FittedPhoto;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.PictureInfo;
import io.marram.vision.image.RgbImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotoFitterTest {

  private static final String ID = "11111111-2222-3333-4444-555555555555";

  @Test
  void leavesASmallPhotoAlone() throws PictureException {
    byte[] photo = noise(64, 48);

    FittedPhoto fitted = new PhotoFitter().fit(ID, "small.jpg", photo);

    assertThat(fitted.picture()).isSameAs(photo);
    assertThat(fitted.change()).isEmpty();
  }

  @Test
  void leavesWhatFitsAloneEvenIfItIsNoPicture() throws PictureException {
    byte[] text = "hello".getBytes();

    assertThat(new PhotoFitter().fit(ID, "no.jpg", text).picture()).isSameAs(text);
  }

  @Test
  void makesEverySamplePhotoFitAndKeepsItsShape() throws PictureException {
    for (Photo photo : SamplePhotos.all()) {
      FittedPhoto fitted = new PhotoFitter().fit(ID, photo.name(), photo.content());

      int size = PhotoFitter.payload(ID, photo.name(), fitted.picture()).length;
      assertThat(size)
          .isBetween(PhotoFitter.MAX_PAYLOAD_BYTES * 3 / 4, PhotoFitter.MAX_PAYLOAD_BYTES);
      assertThat(fitted.change()).startsWith("scaled from 1920x");
      PictureInfo before = new PictureDecoder().inspect(photo.content());
      PictureInfo after = new PictureDecoder().inspect(fitted.picture());
      double shape = (double) after.width() / after.height();
      assertThat(shape / before.width() * before.height()).isBetween(0.99, 1.01);
    }
  }

  @Test
  void countsTheNameToo() throws PictureException {
    byte[] photo = new byte[3000];
    int exactly = PhotoFitter.payload(ID, "x", photo).length;

    assertThat(new PhotoFitter(exactly).fit(ID, "x", photo).picture()).isSameAs(photo);
    assertThatThrownBy(() -> new PhotoFitter(exactly).fit(ID, "xx", photo))
        .isInstanceOf(PictureException.class);
  }

  @Test
  void refusesWhatIsTooLargeAndNoPicture() {
    assertThatThrownBy(() -> new PhotoFitter(1000).fit(ID, "x.jpg", new byte[5000]))
        .isInstanceOf(PictureException.class);
  }

  @Test
  void givesUpOnAMessageThatIsFullWithoutAPicture() {
    assertThatThrownBy(() -> new PhotoFitter(100).fit(ID, "x.jpg", noise(200, 200)))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("small enough");
  }

  private static byte[] noise(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(1).nextBytes(rgb);
    return new JpegEncoder().encode(new RgbImage(width, height, rgb), 0.9f);
  }
}
