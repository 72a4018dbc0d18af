package io.marram.emulator.cli.eval.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SwapGapsTest {

  private static final long[] RESULTS = {100, 140, 440, 180, 480, 2000, 2040};

  @Test
  void aGapLiesBetweenTwoResults() {
    assertThat(SwapGaps.longest(RESULTS, 150, 460)).isEqualTo(260);
    assertThat(SwapGaps.longest(RESULTS, 200, 300)).isEqualTo(260);
  }

  @Test
  void whatIsBeforeOrAfterDoesNotCount() {
    assertThat(SwapGaps.longest(RESULTS, 100, 140)).isEqualTo(40);
    assertThat(SwapGaps.longest(RESULTS, 2000, 2040)).isEqualTo(40);
  }

  @Test
  void withoutResultsThereIsNoGap() {
    assertThat(SwapGaps.longest(new long[0], 0, 100)).isZero();
    assertThat(new SwapGaps(List.of()).percentile(99)).isZero();
  }

  @Test
  void countsPercentilesByNearestRank() {
    SwapGaps gaps = new SwapGaps(LongStream.rangeClosed(1, 100).boxed().toList());

    assertThat(gaps.percentile(0)).isEqualTo(1);
    assertThat(gaps.percentile(50)).isEqualTo(50);
    assertThat(gaps.percentile(99)).isEqualTo(99);
    assertThat(gaps.percentile(100)).isEqualTo(100);
  }
}
