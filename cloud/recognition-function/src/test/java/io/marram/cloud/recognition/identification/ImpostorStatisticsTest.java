package io.marram.cloud.recognition.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.cloud.recognition.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ImpostorStatisticsTest {

  @Test
  void extrapolatesAnExponentialTail() {
    ImpostorStatistics statistics = tail(0.2, 0.1, 0.07, 0);

    assertThat(statistics.similarityExceededBy(0.1)).isCloseTo(0.2, within(1e-12));
    // 0.2 + 0.07 * ln(0.1 / 0.001)
    assertThat(statistics.similarityExceededBy(0.001)).isCloseTo(0.522361913, within(1e-9));
  }

  @Test
  void extrapolatesATailThatEnds() {
    ImpostorStatistics statistics = tail(0.2, 0.1, 0.07, -0.5);

    // 0.2 + 0.07 / 0.5 * (1 - 0.01^0.5)
    assertThat(statistics.similarityExceededBy(0.001)).isCloseTo(0.326, within(1e-12));
    assertThat(statistics.similarityExceededBy(1e-300)).isCloseTo(0.34, within(1e-12));
  }

  @Test
  void recoversAnExponentialTailFromSimilarities() {
    Random random = new Random(7);
    double[] similarities =
        IntStream.range(0, 200_000)
            .mapToDouble(i -> -0.1 * Math.log(random.nextDouble()))
            .toArray();

    ImpostorStatistics statistics = ImpostorStatistics.fit(3, similarities);

    assertThat(statistics.people()).isEqualTo(3);
    assertThat(statistics.pairs()).isEqualTo(200_000);
    assertThat(statistics.mean()).isCloseTo(0.1, within(0.002));
    assertThat(statistics.deviation()).isCloseTo(0.1, within(0.002));
    // The quantiles of an exponential distribution are -0.1 ln(rate)
    assertThat(statistics.tailStart()).isCloseTo(0.2303, within(0.005));
    assertThat(statistics.similarityExceededBy(0.001)).isCloseTo(0.6908, within(0.02));
    assertThat(statistics.similarityExceededBy(1e-5)).isCloseTo(1.1513, within(0.07));
  }

  @Test
  void neverFitsATailThatEndsSoonerThanANormalDistributionsDoes() {
    double[] uniform = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();

    assertThat(ImpostorStatistics.fit(50, uniform).tailShape()).isEqualTo(-0.1);
  }

  @Test
  void refusesToFitAHandfulOfPairs() {
    assertThatThrownBy(() -> ImpostorStatistics.fit(2, new double[99]))
        .hasMessage("similarities must be at least 100, were 99");
  }

  @ParameterizedTest
  @EnumSource
  void comeWithEveryModel(EmbeddingModel model) {
    ImpostorStatistics statistics = ShippedStatistics.of(model);

    assertThat(statistics.pairs()).isGreaterThan(4000);
    assertThat(statistics.similarityExceededBy(0.001))
        .isBetween(statistics.mean() + 2.5 * statistics.deviation(), 1.0);
    assertThat(statistics.similarityExceededBy(1e-6)).isLessThan(1);
  }

  @Test
  void areWrittenAsTheyAreShipped() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(ShippedStatistics.write(tail(0.2, 0.1, 0.07, -0.1))));

    assertThat(properties)
        .containsEntry("people", "10")
        .containsEntry("tail.start", "0.20000")
        .containsEntry("tail.shape", "-0.10000");
  }

  static ImpostorStatistics tail(double start, double share, double scale, double shape) {
    return new ImpostorStatistics(10, 1000, 0, 0.15, start, share, scale, shape);
  }
}
