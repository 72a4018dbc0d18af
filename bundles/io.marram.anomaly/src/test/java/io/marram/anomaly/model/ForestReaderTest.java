package io.marram.anomaly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForestReaderTest {

  /** A leaf and a cut: rows up to 5 in the first column go left, where two rows were. */
  private static final String TREE =
      """
      {"left": [1, -1, -1], "right": [2, -1, -1], "column": [0, -1, -1],
       "threshold": [5.0, -2.0, -2.0], "rows": [3, 2, 1]}""";

  private static final String FOREST =
      """
      {"format": "marram-isolation-forest", "version": 1, "features": ["value", "mean"],
       "samples": 3, "trees": [%s]}"""
          .formatted(TREE);

  /** The file comes from docs/examples/anomaly-models/export_forest.py and scikit-learn 1.2.1. */
  @Test
  void scoresAsScikitLearnDoes() throws Exception {
    TrainedForest forest = ForestReader.read(resource("forest.json"));
    List<double[]> rows = rows(new String(resource("forest-scores.csv"), StandardCharsets.UTF_8));

    assertThat(forest.features()).containsExactly("value", "rate of change", "deviation");
    assertThat(rows).hasSizeGreaterThan(20);
    for (double[] row : rows) {
      assertThat(forest.score(Arrays.copyOf(row, 3))).isCloseTo(row[3], within(1e-6));
    }
  }

  @Test
  void knowsAUsualValueOfEachFeature() throws Exception {
    assertThat(ForestReader.read(resource("forest.json")).usual().get(0))
        .isCloseTo(20, within(1.0));
    assertThat(ForestReader.read(bytes(FOREST)).usual()).containsOnly(Double.NaN);
  }

  @Test
  void readsTheSmallestForest() throws Exception {
    TrainedForest forest = ForestReader.read(bytes(FOREST));

    assertThat(forest.score(new double[] {6, 0})).isGreaterThan(forest.score(new double[] {5, 0}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1        | \"version\": 2           | version must be 1, was 2",
        "marram-isolation      | another                  | format must be marram-isolation-forest",
        "\"samples\": 3        | \"samples\": 4000        | samples must be 2 to 1024, was 4000",
        "\"samples\": 3        | \"samples\": 4           | grown from 4 different rows, one was from 3",
        "\"mean\"              | \"value\"                | a feature is named twice",
        "\"value\", \"mean\"   | 1                        | another type",
        "[1, -1, -1]           | [0, -1, -1]              | more nodes than rows allow",
        "[1, -1, -1]           | [9, -1, -1]              | a node that is not there",
        "[1, -1, -1]           | [-7, -1, -1]             | a node that is not there",
        "[1, -1, -1]           | [1, -1]                  | must be of one length",
        "\"column\": [0        | \"column\": [7           | a tree is damaged",
        "[3, 2, 1]             | [3, 0, 1]                | a tree is damaged",
        "5.0                   | 1e999                    | a tree is damaged",
        "5.0                   | \"five\"                 | another type",
        "\"rows\"              | \"lines\"                | rows is missing",
      })
  void refusesWhatIsNoForest(String what, String otherwise, String reason) {
    assertThat(FOREST).contains(what);

    assertThatThrownBy(() -> ForestReader.read(bytes(FOREST.replace(what, otherwise))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"{, not JSON", "[1], another type", "'', not JSON", "{}, format must be"})
  void refusesOtherFiles(String content, String reason) {
    assertThatThrownBy(() -> ForestReader.read(bytes(content)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesHalfAFile() throws Exception {
    byte[] whole = resource("forest.json");

    assertThatThrownBy(() -> ForestReader.read(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void refusesALargeFileBeforeItIsParsed() {
    assertThatThrownBy(() -> ForestReader.read(new byte[ForestReader.MOST_BYTES + 1]))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("more than 16777216 bytes");
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = ForestReaderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static List<double[]> rows(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
