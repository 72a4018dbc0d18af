package io.marram.emulator.cli.anomaly.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {

  private static final int ROWS = 2000;
  private static final int SPIKE = 1500;
  private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

  @TempDir private Path folder;
  private TestContext user;

  @BeforeEach
  void makeUser() {
    user = new TestContext(folder);
  }

  @Test
  void printsTheAlarmsWithTheirReasons() throws IOException {
    Path file = write("room.csv", "timestamp,value\n" + series());

    assertThat(user.run("replay", file.toString())).isZero();

    assertThat(user.lines().get(0)).matches("# +time +value +score +reason");
    assertThat(user.out())
        .containsPattern("\\d +" + time(SPIKE) + " +80 +0\\.\\d{3}  \\S+")
        .contains("2,000 readings, 1 May 2026 00:00 to 7 May 2026 22:35 UTC");
  }

  @Test
  void drawsTheSeriesItsScoreAndItsAlarms() throws IOException {
    Path file = write("room.csv", "timestamp,value\n" + series());
    Path picture = folder.resolve("new/room.png");

    assertThat(user.run("replay", file.toString(), "--plot", picture.toString())).isZero();

    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(image.getHeight()).isEqualTo(900);
    assertThat(share(image, Color.WHITE)).isGreaterThan(0.5);
    assertThat(share(image, PlotStyle.VALUE)).isPositive();
    assertThat(share(image, PlotStyle.SCORE)).isPositive();
    assertThat(share(image, PlotStyle.ALARM)).isPositive();
    assertThat(share(image, PlotStyle.LEARNING)).isPositive();
  }

  @Test
  void drawsInTheSizeThatIsAskedFor() throws IOException {
    Path file = write("room.csv", "timestamp,value\n" + series());
    Path picture = folder.resolve("room.PNG");

    assertThat(
            user.run("replay", file.toString(), "--plot", picture.toString(), "--size", "640x400"))
        .isZero();
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(640);
  }

  @Test
  void readsTheJournalOfAGateway() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line : series().split("\n")) {
      String[] cells = line.split(",");
      lines
          .append("{\"sensor.id\":\"room\",\"sensor.type\":\"temperature\",\"time\":")
          .append(Instant.parse(cells[0]).toEpochMilli())
          .append(",\"value\":" + cells[1] + "}\n")
          .append("{\"sensor.id\":\"hall\",\"time\":1,\"value\":null}\n")
          .append("{\"alert.id\":\"a\",\"time\":1}\n");
    }
    Path file = write("journal-0000000001.jsonl", lines + "torn {\n");

    assertThat(user.run("replay", file.toString())).isOne();
    assertThat(user.err()).contains("there are 2 series: choose one with --series, of room, hall");

    assertThat(user.run("replay", file.toString(), "--series", "cellar")).isOne();
    assertThat(user.err()).contains("there is no series cellar, only room, hall");

    assertThat(user.run("replay", file.toString(), "--series", "room")).isZero();
    assertThat(user.out()).contains(time(SPIKE)).contains("2,000 readings");
    assertThat(user.err()).contains("no JSON");
  }

  @Test
  void takesAnotherBudgetOfFalseAlarms() throws IOException {
    Path file = write("room.csv", "timestamp,value\n" + series());

    assertThat(user.run("replay", file.toString(), "--budget", "50")).isZero();
    long many = user.lines().stream().filter(line -> line.contains("2026-05")).count();
    assertThat(user.run("replay", file.toString(), "--budget", "0.01")).isZero();

    assertThat(user.lines().stream().filter(line -> line.contains("2026-05")).count())
        .isLessThanOrEqualTo(many);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget 0         | --budget: false.alarms.per.day must be over 0",
        "--budget NaN       | --budget: false.alarms.per.day must be over 0",
        "--budget many      | --budget",
        "--size 1x1         | --size: must be 640x400 to 8000x8000, was 1x1",
        "--size big         | --size: must be WIDTHxHEIGHT, was big",
        "--plot picture.jpg | --plot must end with .png"
      })
  void saysWhichOptionIsWrong(String options, String reason) throws IOException {
    Path file = write("room.csv", "timestamp,value\n2026-05-01,1\n");

    String[] words = options.split(" ");
    assertThat(user.run("replay", file.toString(), words[0], words[1])).isEqualTo(2);
    assertThat(user.err()).contains(reason).contains("see ./marram replay --help");
  }

  @Test
  void drawsWhatLittleThereIs() throws IOException {
    Path picture = folder.resolve("little.png");
    for (String rows :
        new String[] {
          "2026-05-01,1\n",
          "2026-05-01,nan\n",
          "2026-05-01,inf\n",
          "2026-05-01,1e40\n2026-05-02,-1e40\n",
          "2026-05-01,1\n2026-05-01,2\n2020-05-01,3\nsoon,4\n2026-05-02,warm\n",
          IntStream.range(0, 300).mapToObj(i -> i + ",21.5\n").reduce("", String::concat)
        }) {
      Path file = write("little.csv", "timestamp,value\n" + rows);

      assertThat(user.run("replay", file.toString(), "--plot", picture.toString()))
          .as(rows)
          .isZero();
      assertThat(ImageIO.read(picture.toFile())).isNotNull();
      assertThat(user.out()).contains("0 alarms");
    }
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertThat(user.run("replay", folder.resolve("no.csv").toString())).isOne();
    assertThat(user.err()).contains("there is no file");

    assertThat(user.run("replay", write("empty.csv", "").toString())).isOne();
    assertThat(user.err()).contains("is empty");

    assertThat(user.run("replay", write("a.csv", "timestamp,value\n").toString())).isOne();
    assertThat(user.err()).contains("has no reading with a time");

    assertThat(user.run("replay", write("b.csv", "x,y\n1,2\n").toString())).isOne();
    assertThat(user.err()).contains("expected a header with timestamp and value");

    assertThat(user.run("replay", write("c.jsonl", "{\"a\":1}\n").toString())).isOne();
    assertThat(user.err()).contains("expected JSON lines with sensor.id, time and value");

    assertThat(user.run("replay", folder.toString())).isOne();
    assertThat(user.err()).contains("cannot read");

    Path file = write("room.csv", "timestamp,value\n2026-05-01,1\n");
    assertThat(user.run("replay", file.toString(), "--plot", file + "/room.png")).isOne();
    assertThat(user.err()).contains("cannot write");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static double share(BufferedImage image, Color color) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == color.getRGB())
            .count()
        / (double) (image.getWidth() * image.getHeight());
  }

  /** A room's temperature, read every five minutes, and one spike. */
  private static String series() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      double value = 20 + 0.3 * random.nextGaussian();
      text.append(time(row)).append(',').append(row == SPIKE ? 80 : value).append('\n');
    }
    return text.toString();
  }

  private static String time(int row) {
    return BEGIN.plusSeconds(300L * row).toString();
  }
}
