package io.marram.emulator.cli.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalAnomalyCommandTest {

  private static final int ROWS = 2000;
  private static final int SPIKE = 1500;

  @TempDir private Path folder;
  private Path in;
  private Path out;
  private TestContext user;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectories(folder.resolve("in/realSensors")).getParent();
    out = folder.resolve("out");
    user = new TestContext(folder);
  }

  @Test
  void writesTheSameTreeWithAScoreForEveryRow() throws IOException {
    write("realSensors/wind.csv", "timestamp,value\n" + series());

    assertThat(run()).isZero();

    List<String> lines = Files.readAllLines(out.resolve("realSensors/wind.csv"));
    assertThat(lines).hasSize(ROWS + 1);
    assertThat(lines.get(0)).isEqualTo("timestamp,anomaly_score");
    assertThat(lines.get(1)).startsWith("2014-04-01 00:00:00.000000,");
    assertThat(lines.get(ROWS)).startsWith(time(ROWS - 1) + ",");
    List<Double> scores = scores("realSensors/wind.csv");
    assertThat(scores).allMatch(score -> score >= 0 && score <= 1);
    assertThat(scores.get(SPIKE)).isEqualTo(scores.stream().max(Double::compare).orElseThrow());
    assertThat(user.out())
        .contains("realSensors       1     2,000")
        .contains("readings/s; alarms at a budget of");
  }

  @Test
  void doesNotLookAhead() throws IOException {
    String all = series();
    int half = all.indexOf(time(ROWS / 2));
    write("realSensors/all.csv", "timestamp,value\n" + all);
    write("realSensors/half.csv", "timestamp,value\n" + all.substring(0, half));

    assertThat(run()).isZero();
    assertThat(scores("realSensors/half.csv"))
        .isEqualTo(scores("realSensors/all.csv").subList(0, ROWS / 2));
  }

  @Test
  void givesTheSameScoresAgain() throws IOException {
    write("a.csv", "timestamp,value\n" + series());
    write("b.csv", series());

    assertThat(run()).isZero();
    assertThat(scores("a.csv")).isEqualTo(scores("b.csv"));
  }

  @Test
  void scoresEveryRowOfABadSeries() throws IOException {
    String bad =
        """
        2014-04-07 22:40:00,NaN
        2014-04-07 22:45:00,inf
        2014-04-07 22:50:00,warm
        2014-04-07 22:55:00,1e300
        2014-04-07 23:00:00
        2014-04-07 23:05:00,1
        2014-04-07 23:05:00,1
        2014-04-07 23:05:00,2
        2013-01-01 00:00:00,1
        soon,1
        2014-04-07 23:10:00,1
        """;
    write("bad.csv", "timestamp,value\n" + series() + bad);

    assertThat(run()).isZero();

    List<Double> scores = scores("bad.csv");
    assertThat(scores).hasSize(ROWS + 11).allMatch(score -> score >= 0 && score <= 1);
    assertThat(scores.subList(ROWS, ROWS + 5)).containsOnly(0.0);
    assertThat(scores.get(ROWS + 9)).isZero();
    assertThat(Files.readAllLines(out.resolve("bad.csv"))).contains("soon,0.0");
    assertThat(user.out()).containsPattern("\\. +1 +2,011 +\\d+ +5 +2\n");
  }

  @Test
  void scoresASeriesOfOneReadingAndOneOfNone() throws IOException {
    write("one.csv", "timestamp,value\n2014-04-01 00:00:00,1\n");
    write("none.csv", "timestamp,value\n");

    assertThat(run()).isZero();
    assertThat(scores("one.csv")).containsExactly(0.0);
    assertThat(scores("none.csv")).isEmpty();
  }

  @Test
  void scoresTheOthersWhenSomeFilesAreNoSeries() throws IOException {
    write("good.csv", series());
    write("empty.csv", "");
    write("table.csv", "x,y\n1,2\n");
    Files.write(in.resolve("picture.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    write("notes.txt", "not looked at");

    assertThat(run()).isOne();

    assertThat(scores("good.csv")).hasSize(ROWS);
    assertThat(user.err())
        .contains("empty.csv is empty")
        .contains("table.csv begins with \"x,y\": expected a header with timestamp and value")
        .contains("picture.csv is not UTF-8 text")
        .contains("3 of 4 files could not be used");
    try (var files = Files.list(out)) {
      assertThat(files).containsExactly(out.resolve("good.csv"));
    }
  }

  @Test
  void leavesEarlierResultsWhenAFileCannotBeReadToItsEnd() throws IOException {
    write("wind.csv", series());
    assertThat(run()).isZero();
    byte[] broken = (series() + "\u0000").getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 1] = (byte) 0xff;
    Files.write(in.resolve("wind.csv"), broken);

    assertThat(run()).isOne();
    assertThat(scores("wind.csv")).hasSize(ROWS);
    assertThat(out.resolve("wind.csv.part")).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithTheFolders() throws IOException {
    assertThat(run()).isOne();
    assertThat(user.err()).contains("there is no .csv file in");

    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(user.run("eval", "anomaly", "--in", file.toString(), "--out", "x")).isOne();
    assertThat(user.err()).contains("is a file: name the folder");

    write("wind.csv", series());
    assertThat(user.run("eval", "anomaly", "--in", in.toString(), "--out", file.toString()))
        .isOne();
    assertThat(user.err()).contains("cannot write");

    assertThat(user.run("eval", "anomaly", "--out", "x")).isEqualTo(2);
  }

  private int run() {
    return user.run("eval", "anomaly", "--in", in.toString(), "--out", out.toString());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(in.resolve(name), text);
  }

  private List<Double> scores(String name) throws IOException {
    return Files.readAllLines(out.resolve(name)).stream()
        .skip(1)
        .map(line -> Double.valueOf(line.substring(line.indexOf(',') + 1)))
        .toList();
  }

  /** A day's curve with noise, read every five minutes, and one spike. */
  private static String series() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      double value = 20 + 5 * Math.sin(row * 2 * Math.PI / 288) + 0.3 * random.nextGaussian();
      text.append(time(row)).append(',').append(row == SPIKE ? 80 : value).append('\n');
    }
    return text.toString();
  }

  private static String time(int row) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS")
        .format(LocalDateTime.of(2014, 4, 1, 0, 0).plusMinutes(5L * row));
  }
}
