package io.marram.emulator.cli.cars;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.camera.ffmpeg.VideoException;
import io.marram.camera.ffmpeg.VideoReader;
import io.marram.emulator.cli.TestContext;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting with the real network, on a drawn parking lot. */
class CountCommandTest {

  private static final DrawnLot LOT = new DrawnLot();

  @TempDir private static Path pictures;
  private static Path lot;
  private static Path areas;

  @TempDir private Path folder;
  private TestContext user;

  @BeforeAll
  static void draw() {
    lot = LOT.writeJpeg(pictures.resolve("lot.jpg"));
    areas = LOT.writeAreas(pictures.resolve("areas.txt"));
  }

  @BeforeEach
  void sitDown() {
    user = new TestContext(folder);
  }

  @Test
  void countsThePictureItsZonesAndItsStalls() {
    assertThat(count(lot, "--zones", areas.toString(), "--json")).isZero();

    JsonObject json = Json.parse(user.lines().get(0)).asObject();
    int parked = LOT.truth.occupied().size() - LOT.truth.free();
    assertThat(json.getInt("cars", -1)).isBetween(parked - 2, parked + 2).isPositive();
    assertThat(json.getInt("free", -1)).isEqualTo(LOT.truth.free());
    assertThat(json.get("zones").asObject().getInt("lot", -1)).isBetween(parked - 2, parked + 2);
    assertThat(json.get("stalls").asObject().size()).isEqualTo(LOT.truth.occupied().size());
  }

  @Test
  void countsAllPicturesOfAFolderAndSaysWhichAreNone() throws IOException, PictureException {
    LOT.writeJpeg(folder.resolve("a.jpg"));
    LOT.writeJpeg(folder.resolve("b.jpeg"));
    Files.write(folder.resolve("c.jpg"), webp());
    Files.writeString(folder.resolve("notes.txt"), "no picture and not named like one");
    Path shown = folder.resolve("shown");

    assertThat(count(folder, "--show", shown.toString())).isOne();

    assertThat(user.lines().get(0)).startsWith("picture").contains("cars");
    assertThat(user.out()).contains("a.jpg").contains("b.jpeg").doesNotContain("notes");
    assertThat(user.err()).contains("c.jpg: WebP pictures are not supported, send JPEG or PNG");
    assertThat(shown.resolve("c.jpg")).doesNotExist();
    RgbImage annotated = new PictureDecoder().decode(Files.readAllBytes(shown.resolve("a.jpg")));
    assertThat(annotated.width()).isEqualTo(LOT.picture.width());
    assertThat(annotated.height()).isGreaterThan(LOT.picture.height());
  }

  @Test
  void countsThroughAVideoAndWritesItAnnotated() throws VideoException {
    Path video = LOT.writeVideo(folder.resolve("lot.mp4"), 5);
    Path shown = folder.resolve("shown.mp4");

    assertThat(count(video, "--lines", areas.toString(), "--show", shown.toString())).isZero();

    assertThat(user.lines().get(0)).contains("time", "cars", "free", "lot", "in in", "out");
    assertThat(user.out()).contains("line").contains("0 entered, 0 left");
    try (VideoReader reader = VideoReader.open(shown)) {
      int read = 0;
      while (reader.next().isPresent()) {
        read++;
      }
      assertThat(read).isEqualTo(5);
    }
    assertThat(folder.resolve("shown.mp4.part")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone a: 0.1,0.1 0.9,0.9|line 1: a polygon must have 3 to 64 corners, had 2
          zone a: 0.1,0.1 0.9,0.9 0.9,0.1 0.1,0.9|the sides of a polygon must not cross
          stall a: 0.1,0.1 1.2,0.1 0.5,0.9|a corner must lie in the picture
          line a: 0.5,0.5 0.5,0.5|line a must be at least 0.01 long
          parking|an area must be like
          # nothing|has no areas
          """)
  void saysWhatIsWrongWithAnArea(String text, String said) throws IOException {
    Path file = Files.writeString(folder.resolve("areas.txt"), text);

    assertThat(count(lot, "--zones", file.toString())).isOne();
    assertThat(user.err()).contains("areas.txt").contains(said);
    assertThat(user.out()).isEmpty();
  }

  @Test
  void saysThatAVideoHasNoPictures() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
    Path sound = Files.write(folder.resolve("sound.wav"), silence());

    assertThat(count(text)).isOne();
    assertThat(user.err()).contains("text.mp4").contains("is it a whole video, and does it play?");
    assertThat(count(sound)).isOne();
    assertThat(user.err()).contains("sound.wav holds no moving pictures");
    assertThat(user.out()).isEmpty();
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThat(count(folder.resolve("none.jpg"))).isOne();
    assertThat(user.err()).contains("there is no file").contains("none.jpg");
    assertThat(count(folder)).isOne();
    assertThat(user.err()).contains("there is no picture in");
    assertThat(count(lot, "--zones", folder.resolve("none.txt").toString())).isOne();
    assertThat(user.err()).contains("there is no file").contains("none.txt");
    assertThat(count(lot, "--model", folder.resolve("none.json").toString())).isOne();
    assertThat(user.err()).contains("none.json: name the JSON file that describes the model");
    assertThat(count(lot, "--eim", folder.resolve("none.eim").toString())).isOne();
    assertThat(user.err()).contains("there is no file").contains("none.eim");
  }

  @Test
  void asksOnnxRuntimeForAModelOfItsPlatform() throws Exception {
    Path descriptor =
        Files.writeString(
            folder.resolve("mine.json"),
            """
            {"name":"mine","version":"1","platform":"onnx","file":"mine.onnx","sha256":"%s",
             "parameters":{"detector":"yolox","labels":"car"}}
            """
                .formatted(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(webp()))));
    Files.write(folder.resolve("mine.onnx"), webp());

    assertThat(count(lot, "--model", descriptor.toString())).isOne();
    assertThat(user.err()).contains("model mine: ONNX Runtime cannot load mine.onnx");
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThat(user.run("count")).isEqualTo(2);
    assertThat(count(lot, "--tiles", "many")).isEqualTo(2);
    assertThat(user.err()).contains("--tiles must be columns and rows such as 3x2, was many");
    assertThat(count(lot, "--tiles", "90x1")).isEqualTo(2);
    assertThat(user.err()).contains("--tiles: columns must be from 1 to 8, was 90");
    assertThat(count(lot, "--threshold", "1.5")).isEqualTo(2);
    assertThat(user.err()).contains("--threshold must be from 0 to 1, was 1.5");
    assertThat(count(lot, "--show", "shown.mp4")).isEqualTo(2);
    assertThat(user.err()).contains("--show must end with .jpg for a picture, was shown.mp4");
    assertThat(count(lot, "--show", lot.toString())).isEqualTo(2);
    assertThat(user.err()).contains("--show would replace what is read");
    assertThat(count(lot, "--labels", "unicorn")).isOne();
    assertThat(user.err()).contains("finds nothing of what is asked for");
  }

  private int count(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("count", file.toString()));
    arguments.addAll(Arrays.asList(options));
    return user.run(arguments.toArray(String[]::new));
  }

  private static byte[] webp() {
    return ByteBuffer.allocate(64)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(0x38000000)
        .put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** A tenth of a second of sound: a RIFF file of 8-bit samples. */
  private static byte[] silence() {
    ByteBuffer wave = ByteBuffer.allocate(844).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(836);
    wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
    wave.putShort((short) 1).putShort((short) 8);
    wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(800);
    return wave.array();
  }
}
