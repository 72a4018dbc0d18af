package io.marram.emulator.cli.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalIforestCommandTest {

  private static final int ROWS = 300;

  @TempDir private Path folder;
  private Path in;
  private Path out;
  private TestContext user;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectories(folder.resolve("in"));
    out = folder.resolve("out");
    user = new TestContext(folder);
  }

  @Test
  void writesAScoreForEveryRowAndSeed() throws IOException {
    Files.createDirectories(in.resolve("more"));
    Files.writeString(in.resolve("more/cloud.csv"), "x,y,label\n" + cloud());

    assertThat(run()).isZero();

    for (int seed = 0; seed < 10; seed++) {
      List<Double> scores = scores("more/cloud." + seed + ".csv");
      assertThat(scores).hasSize(ROWS + 1).allMatch(score -> score > 0 && score < 1);
      assertThat(scores.get(ROWS)).isEqualTo(scores.stream().max(Double::compare).get());
    }
    assertThat(scores("more/cloud.0.csv")).isNotEqualTo(scores("more/cloud.1.csv"));
    assertThat(user.out()).contains("fit ms").contains("more/cloud.csv").contains("301");
  }

  @Test
  void readsATableWithoutAHeader() throws IOException {
    Files.writeString(in.resolve("bare.csv"), cloud());

    assertThat(run()).isZero();
    assertThat(scores("bare.0.csv")).hasSize(ROWS + 1);
  }

  @Test
  void doesNotLookAtTheLabel() throws IOException {
    Files.writeString(in.resolve("a.csv"), cloud());
    Files.writeString(in.resolve("b.csv"), cloud().replace(",0\n", ",normal\n"));

    assertThat(run()).isZero();
    assertThat(scores("a.3.csv")).isEqualTo(scores("b.3.csv"));
  }

  @Test
  void takesTextForAMissingValue() throws IOException {
    Files.writeString(in.resolve("gaps.csv"), "warm,cold,0\n,nan,0\n" + cloud());

    assertThat(run()).isZero();
    assertThat(scores("gaps.0.csv")).hasSizeBetween(ROWS + 1, ROWS + 3).doesNotContainNull();
  }

  @Test
  void scoresTheOthersWhenSomeFilesAreNoTables() throws IOException {
    Files.writeString(in.resolve("good.csv"), cloud());
    Files.writeString(in.resolve("empty.csv"), "");
    Files.writeString(in.resolve("header.csv"), "x,y,label\n");
    Files.writeString(in.resolve("narrow.csv"), "1\n2\n");
    Files.writeString(in.resolve("ragged.csv"), "1,2,0\n1,0\n");
    Files.write(in.resolve("picture.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    assertThat(run()).isOne();

    assertThat(scores("good.9.csv")).hasSize(ROWS + 1);
    assertThat(user.err())
        .contains("empty.csv is empty")
        .contains("header.csv has no table of numbers")
        .contains("narrow.csv has one column")
        .contains("ragged.csv: line 2 has 2 cells, expected 3")
        .contains("picture.csv is not UTF-8 text")
        .contains("5 of 6 files could not be used");
    assertThat(out.resolve("ragged.0.csv")).doesNotExist();
  }

  @Test
  void saysThatAFolderIsMissingOrHasNoTables() {
    assertThat(run()).isOne();
    assertThat(user.err()).contains("there is no .csv file in");

    assertThat(user.run("eval", "iforest", "--in", in + "/no", "--out", out.toString())).isOne();
    assertThat(user.err()).contains("there is no folder");

    assertThat(user.run("eval", "iforest", "--in", in.toString())).isEqualTo(2);
    assertThat(user.err()).contains("--out").contains("./marram eval iforest --help");
  }

  @Test
  void doesNotWriteAmongWhatItReads() throws IOException {
    Files.writeString(in.resolve("good.csv"), cloud());

    assertThat(user.run("eval", "iforest", "--in", in.toString(), "--out", in + "/out")).isOne();
    assertThat(user.err()).contains("name another folder");
  }

  private int run() {
    return user.run("eval", "iforest", "--in", in.toString(), "--out", out.toString());
  }

  /** Points around the origin, and last one far away. */
  private static String cloud() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    IntStream.range(0, ROWS)
        .forEach(
            row ->
                text.append(random.nextGaussian())
                    .append(',')
                    .append(random.nextGaussian())
                    .append(",0\n"));
    return text.append("9,-9,1\n").toString();
  }

  private List<Double> scores(String name) throws IOException {
    return Files.readAllLines(out.resolve(name)).stream().map(Double::valueOf).toList();
  }
}
