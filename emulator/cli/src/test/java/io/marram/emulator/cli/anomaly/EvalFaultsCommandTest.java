package io.marram.emulator.cli.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalFaultsCommandTest {

  @TempDir private Path folder;
  private TestContext user;

  @BeforeEach
  void makeUser() {
    user = new TestContext(folder);
  }

  @Test
  void saysHowManyFaultsOfEachKindAreFound() throws IOException {
    Path csv = folder.resolve("faults.csv");

    assertThat(
            user.run(
                "eval",
                "faults",
                "--seeds",
                "1",
                "--healthy-days",
                "0",
                "--days",
                "1",
                "--every",
                "1",
                "--csv",
                csv.toString()))
        .isZero();

    assertThat(user.lines().get(0)).startsWith("fault").contains("recall", "precision", "false");
    assertThat(user.out())
        .containsPattern("(?m)^spike +\\d+ +\\d+ +\\d+\\.\\d %")
        .containsPattern("(?m)^none +0 +0 +– +– +\\d+ +– ")
        .containsPattern("(?m)^temperature +\\d+\\.\\d %");
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(1 + 6 * 9);
    assertThat(lines.get(1)).matches("spike,temperature,\\d,\\d,\\d,\\d+,\\d+,1\\.0,.*");
    assertThat(user.err()).contains("54 series, 1 days each");
  }

  @ParameterizedTest
  @CsvSource({
    "--seeds, 0, --seeds must be 1 to 100",
    "--days, 0, --days must be 1 to 365",
    "--healthy-days, -1, --healthy-days must be 0 to 365",
    "--every, 0, --every must be 1 to --days",
    "--every, 31, --every must be 1 to --days",
    "--budget, 0, --budget: false.alarms.per.day must be over 0"
  })
  void saysWhichOptionIsWrong(String option, String value, String reason) {
    assertThat(user.run("eval", "faults", option, value)).isEqualTo(2);
    assertThat(user.err()).contains(reason);
  }
}
