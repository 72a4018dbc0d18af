package io.marram.emulator.cli.eval.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SwapReportTest {

  private static final SwapMemory MEMORY = new SwapMemory(20_000_000, 10_000, 50, 1 << 28);
  private static final SwapGaps SHORT = new SwapGaps(List.of(50L, 80L));

  @Test
  void isGoodIfEveryPromiseIsKept() {
    SwapReport report = report(SwapReport.FACES, 0, 0, SHORT, MEMORY);

    assertThat(report.good()).isTrue();
    assertThat(report.lines())
        .contains("frames    2500 published, 0 lost, 0 answered twice, 0 errors")
        .contains("✓ no frame lost");
    assertThat(report.toJson().getInt("lost", -1)).isZero();
  }

  @Test
  void saysWhichPromiseIsBroken() {
    assertBroken(report(SwapReport.FACES, 1, 0, SHORT, MEMORY), "no frame lost");
    assertBroken(report(SwapReport.FACES, 0, 1, SHORT, MEMORY), "no other bundle restarted");
    assertBroken(
        report(SwapReport.FACES, 0, 0, new SwapGaps(List.of(250L)), MEMORY),
        "p99 of the gaps under 250 ms");
    SwapMemory leaking = new SwapMemory(20_000_000, 16_000, 150, 1 << 28);
    assertBroken(report(SwapReport.FACES, 0, 0, SHORT, leaking), "heap and class count flat");
  }

  @Test
  void promisesNoGapForABundleWithNativeCode() {
    assertThat(report("io.marram.inference", 0, 0, new SwapGaps(List.of(900L)), MEMORY).good())
        .isTrue();
  }

  private static void assertBroken(SwapReport report, String promise) {
    assertThat(report.good()).isFalse();
    assertThat(report.lines()).contains("✗ " + promise);
    assertThat(report.lines().stream().filter(line -> line.startsWith("✗"))).hasSize(1);
  }

  private static SwapReport report(
      String bundle, int lost, int restarts, SwapGaps gaps, SwapMemory after) {
    return new SwapReport(
        bundle, 100, 25, 100, 2500, lost, 0, 0, SHORT, gaps, restarts, false, MEMORY, 10, after);
  }
}
