package io.marram.emulator.cli.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.anomaly.series.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalAnomalyMultiCommandTest {

  private static final int ROWS = 1000;
  private static final int FAULT = 700;

  @TempDir private Path folder;
  private Path in;
  private Path out;
  private TestContext user;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectories(folder.resolve("in/valve")).getParent();
    out = folder.resolve("out");
    user = new TestContext(folder);
  }

  @Test
  void findsWhereSensorsNoLongerGoTogether() throws IOException {
    Files.writeString(in.resolve("valve/1.csv"), process(';', "0.0"));

    assertThat(run()).isZero();

    List<String> lines = Files.readAllLines(out.resolve("valve/1.csv"));
    assertThat(lines).hasSize(ROWS + 1);
    assertThat(lines.get(0)).isEqualTo("timestamp,anomaly_score,anomaly");
    assertThat(lines.get(1)).isEqualTo("2020-03-09 10:00:00,0.0,0");
    assertThat(lines.subList(FAULT + 51, ROWS + 1)).allMatch(line -> line.endsWith(",1"));
    assertThat(lines.subList(1, 401)).allMatch(line -> line.endsWith(",0.0,0"));
    assertThat(user.out()).contains("valve/1.csv  1,000        3");
  }

  @Test
  void neverReadsTheTruth() throws IOException {
    Files.writeString(in.resolve("right.csv"), process(',', "0"));
    Files.writeString(in.resolve("wrong.csv"), process(',', "1"));

    assertThat(run()).isZero();
    assertThat(Files.readString(out.resolve("right.csv")))
        .isEqualTo(Files.readString(out.resolve("wrong.csv")));
    assertThat(List.of("anomaly", "Changepoint", "label", "is_anomaly", "Is Anomaly", "outlier"))
        .allMatch(ProcessTable::isLabel);
    assertThat(ProcessTable.isLabel("Pressure")).isFalse();
  }

  @Test
  void canBeToldToIgnoreMoreColumns() throws IOException {
    Files.writeString(in.resolve("a.csv"), process(',', "0"));

    assertThat(
            user.run(
                "eval",
                "anomaly-multi",
                "--in",
                in.toString(),
                "--out",
                out.toString(),
                "--ignore",
                "flow,level"))
        .isOne();
    assertThat(user.err()).contains("a.csv has one sensor only, pump: see ./marram eval anomaly");
  }

  @Test
  void keepsEveryRowWhateverIsInIt() throws IOException {
    String bad = "2020-03-10 00:00:00,cold,,inf,0,0\nnoon,1\n";
    Files.writeString(in.resolve("bad.csv"), process(',', "0") + bad);
    Files.writeString(in.resolve("short.csv"), "time,a,b\n1,2,3\n");

    assertThat(run()).isZero();
    List<String> lines = Files.readAllLines(out.resolve("bad.csv"));
    assertThat(lines).hasSize(ROWS + 3);
    assertThat(lines.get(ROWS + 2)).startsWith("noon,");
    assertThat(Files.readAllLines(out.resolve("short.csv"))).endsWith("1,0.0,0");
    assertThat(user.out()).containsPattern("bad.csv +1,002 +3 +\\d+ +3 ");
  }

  @Test
  void scoresTheOthersWhenSomeFilesAreNoTables() throws IOException {
    Files.writeString(in.resolve("good.csv"), process(',', "0"));
    Files.writeString(in.resolve("empty.csv"), "");
    Files.writeString(in.resolve("bare.csv"), "2020-03-09 10:00:00,1,2\n");
    Files.writeString(in.resolve("labels.csv"), "datetime;anomaly;changepoint\n1;0;0\n");
    Files.writeString(in.resolve("twice.csv"), "time,a,a\n1,0,0\n");

    assertThat(run()).isOne();
    assertThat(out.resolve("good.csv")).exists();
    assertThat(user.err())
        .contains("empty.csv is empty")
        .contains("bare.csv begins with a time: expected a header")
        .contains("labels.csv has no column of a sensor, only datetime, anomaly, changepoint")
        .contains("twice.csv has two columns of the same name")
        .contains("4 of 5 files could not be used");
  }

  private int run() {
    return user.run("eval", "anomaly-multi", "--in", in.toString(), "--out", out.toString());
  }

  /** A pump whose flow follows its speed, and a level; in the end the flow does not any more. */
  private static String process(char separator, String truth) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("datetime,pump,flow,level,anomaly,changepoint\n");
    DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    for (int row = 0; row < ROWS; row++) {
      double pump = random.nextGaussian();
      double flow = (row < FAULT ? pump : -pump) + 0.1 * random.nextGaussian();
      text.append(format.format(LocalDateTime.of(2020, 3, 9, 10, 0).plusSeconds(row)))
          .append(",%s,%s,%s,%s,%s\n".formatted(pump, flow, random.nextGaussian(), truth, truth));
    }
    return text.toString().replace(',', separator);
  }
}
