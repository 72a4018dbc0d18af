package io.marram.emulator.cli.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.demo.SamplePhotos;
import io.marram.emulator.cli.output.Csv;
import io.marram.faces.MtcnnSettings;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measuring with the real networks, on the sample photos. */
class FaceMeasurementsTest {

  @TempDir private static Path folder;
  private static TestContext user;

  @BeforeAll
  static void writePictures() throws IOException {
    // Where networks are unpacked stays the same from test to test.
    user = new TestContext(Path.of("target", "eval-home"));
    TestContext.writeSamples(folder.resolve("samples"));
    Files.createDirectories(folder.resolve("bad"));
    Files.writeString(folder.resolve("bad/text.jpg"), "no picture");
    Files.write(
        folder.resolve("bad/empty room.png"),
        new JpegEncoder().encode(new RgbImage(120, 90, new byte[3 * 120 * 90]), 0.9f));
  }

  @Test
  void detectsTheFacesOfAllPicturesUnderAFolder() {
    assertThat(user.run("eval", "detect", folder.toString())).isZero();

    assertThat(user.lines().get(0)).isEqualTo("file,x,y,w,h,score");
    Map<String, Long> faces =
        user.lines().stream()
            .skip(1)
            .map(Csv::parseLine)
            .collect(Collectors.groupingBy(row -> row.get(0), Collectors.counting()));
    assertThat(faces)
        .containsEntry("samples/sample3.jpg", 3L)
        .containsEntry("samples/sample5.jpg", 5L)
        .containsEntry("samples/sample6.jpg", 4L)
        .doesNotContainKey("bad/empty room.png");
    assertThat(user.err()).contains("warning: bad/text.jpg: ");
  }

  @Test
  void failsIfNoPictureCanBeUsed() throws IOException {
    Path only = Files.createDirectories(folder.resolve("bad/only"));
    Files.writeString(only.resolve("x.png"), "no picture");

    assertThat(user.run("eval", "detect", only.toString())).isEqualTo(1);
    assertThat(user.lines()).containsExactly("file,x,y,w,h,score");
  }

  @Test
  void comparesPairsAndSaysNanWhereAPictureIsUnusable() throws IOException {
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.csv"),
            """
            file_a,file_b,same
            samples/sample3.jpg,samples/sample3.jpg,1
            samples/sample3.jpg,samples/sample5.jpg,0
            samples/sample3.jpg,bad/text.jpg,0
            samples/sample3.jpg,bad/empty room.png,0
            """);

    assertThat(verify(pairs)).isZero();

    List<String> lines = user.lines();
    assertThat(lines.get(0)).isEqualTo("file_a,file_b,similarity");
    assertThat(similarity(lines.get(1))).isBetween(0.999, 1.001);
    assertThat(similarity(lines.get(2))).isLessThan(0.5);
    assertThat(lines.get(3)).isEqualTo("samples/sample3.jpg,bad/text.jpg,nan");
    assertThat(similarity(lines.get(4))).isBetween(-1.0, 0.9);
    assertThat(user.err()).contains("warning: bad/text.jpg");
  }

  @Test
  void findsTheEnrolledPersonOfEachProbe() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list.csv"),
            """
            role,person,file
            enrol,ann,samples/sample3.jpg
            enrol,eve,samples/sample6.jpg
            probe,ann,samples/sample3.jpg
            probe,eve,samples/sample6.jpg
            probe,unknown,bad/none.jpg
            """);

    assertThat(user.run("eval", "identify", list.toString())).isZero();

    assertThat(user.lines()).hasSize(3).first().isEqualTo("file,person,similarity");
    assertThat(user.lines().get(1)).startsWith("samples/sample3.jpg,ann,");
    assertThat(user.lines().get(2)).startsWith("samples/sample6.jpg,eve,");
    assertThat(user.err()).contains("bad/none.jpg: there is no file");
  }

  @Test
  void refusesARoleThatIsNone() throws IOException {
    Path list =
        Files.writeString(folder.resolve("roles.csv"), "role,person,file\nguest,ann,a.jpg\n");

    assertThat(user.run("eval", "identify", list.toString())).isEqualTo(1);
    assertThat(user.err()).contains("role must be enrol or probe, was \"guest\"");
  }

  @Test
  void saysWhichPicturesAListLacks() throws IOException {
    Path noProbes =
        Files.writeString(folder.resolve("enrol.csv"), "role,person,file\nenrol,ann,a.jpg\n");
    Path noPairs = Files.writeString(folder.resolve("no-pairs.csv"), "file_a,file_b\n");

    assertThat(user.run("eval", "identify", noProbes.toString())).isEqualTo(1);
    assertThat(user.err()).contains("no picture with role probe");
    assertThat(verify(noPairs)).isEqualTo(1);
    assertThat(user.err()).contains("has no pairs");
  }

  @Test
  void findsAFaceThatFillsItsPictureAndMore() throws IOException {
    // The first network sees no square larger than the picture: cut close, the face is missed.
    Path pairs =
        Files.writeString(
            folder.resolve("close.csv"), "file_a,file_b\nsamples/sample6.jpg,close.jpg\n");
    Files.write(folder.resolve("close.jpg"), closeUp());

    assertThat(verify(pairs)).isZero();
    assertThat(similarity(user.lines().get(1))).isGreaterThan(0.7);
  }

  /** With one network: each has a scale of its own. */
  private static int verify(Path pairs) {
    return user.run("eval", "verify", pairs.toString(), "--model", "mobilefacenet");
  }

  private static byte[] closeUp() {
    try (FaceFinder finder =
        FaceFinder.open(user.context().networks().start(), MtcnnSettings.DEFAULT)) {
      RgbImage picture = new PictureDecoder().decode(SamplePhotos.all().get(5).content());
      Box box = MainFace.of(finder.find(picture), picture).orElseThrow().box();
      int size = (int) (0.85f * box.width());
      int left = (int) (box.left() + box.width() / 2 - size / 2f);
      int top = (int) (box.top() + 0.55f * box.height() - size / 2f);
      byte[] rgb = new byte[3 * size * size];
      for (int y = 0; y < size; y++) {
        System.arraycopy(
            picture.rgb(), 3 * ((top + y) * picture.width() + left), rgb, 3 * y * size, 3 * size);
      }
      return new JpegEncoder().encode(new RgbImage(size, size, rgb), 0.95f);
    } catch (PictureException e) {
      throw new AssertionError(e);
    }
  }

  private static double similarity(String line) {
    return Double.parseDouble(Csv.parseLine(line).get(2));
  }
}
