package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnomalyMonitorTest {

  private final Memory memory = new Memory();

  @Test
  void learnsEachSeriesByItself() {
    AnomalyMonitor monitor = monitor(10);
    new Feed(sample -> monitor.observe("a", sample)).untilReady();

    assertThat(monitor.observe("b", new Sample(Feed.BEGIN, 1)).state()).isEqualTo(State.LEARNING);
    assertThat(monitor.size()).isEqualTo(2);
  }

  @Test
  void aHundredThousandNamesDoNotExceedItsBound() {
    AnomalyMonitor monitor = monitor(5);
    int largest = 0;

    for (int i = 0; i < 1_000_000; i += 10) {
      monitor.observe("sensor-" + i, new Sample(Feed.BEGIN, 1));
      largest = Math.max(largest, monitor.size());
    }

    assertThat(largest).isEqualTo(5);
    assertThat(monitor.changed()).hasSize(5).last().asString().startsWith("sensor-99");
  }

  @Test
  void theSeriesWithoutAReadingForLongestLeaves() {
    AnomalyMonitor monitor = monitor(2);
    observe(monitor, "a", 0);
    observe(monitor, "b", 1);
    observe(monitor, "a", 2);

    observe(monitor, "c", 3);

    assertThat(monitor.changed()).containsExactly("a", "c");
  }

  @Test
  void recallsASeriesThatItDoesNotHold() {
    AnomalyMonitor monitor = monitor(10);
    Feed feed = new Feed(sample -> monitor.observe("a", sample)).untilReady();
    memory.states.put("a", monitor.write("a").orElseThrow());

    AnomalyMonitor restarted = monitor(10);

    assertThat(restarted.observe("a", new Sample(feed.timeMillis(), 20)).state())
        .isEqualTo(State.READY);
  }

  @Test
  void beginsASeriesAnewWhoseStateIsDamaged() {
    memory.states.put("a", new byte[] {1, 2, 3});
    AnomalyMonitor monitor = monitor(10);

    assertThat(observe(monitor, "a", 0)).isEqualTo(State.LEARNING);
    assertThat(memory.refused).containsExactly("a");
  }

  @Test
  void whatWasWrittenHasNotChangedUntilTheNextReading() {
    AnomalyMonitor monitor = monitor(10);
    observe(monitor, "a", 0);
    monitor.write("a");
    assertThat(monitor.changed()).isEmpty();

    monitor.writeAgain("a");
    assertThat(monitor.changed()).containsExactly("a");
    monitor.write("a");
    observe(monitor, "a", 1);
    assertThat(monitor.changed()).containsExactly("a");
    assertThat(monitor.write("unknown")).isEmpty();
    monitor.writeAgain("unknown");
  }

  @Test
  void refusesNamesWithoutEnd() {
    AnomalyMonitor monitor = monitor(10);

    assertThat(observe(monitor, "x".repeat(1001), 0)).isEqualTo(State.INVALID);
    assertThat(monitor.size()).isZero();
    assertThat(observe(monitor, "\u0000ÿ€😀/../".repeat(50), 0)).isEqualTo(State.LEARNING);
  }

  @Test
  void holdsAtLeastOneSeries() {
    assertThatIllegalArgumentException().isThrownBy(() -> monitor(0));
  }

  private static State observe(AnomalyMonitor monitor, String series, int second) {
    return monitor.observe(series, new Sample(Feed.BEGIN + 1000L * second, 1)).state();
  }

  private AnomalyMonitor monitor(int most) {
    return new AnomalyMonitor(most, SeriesSettings.standard(), SeriesKinds.standard(), memory);
  }

  private static final class Memory implements SeriesMemory {
    private final Map<String, byte[]> states = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    @Override
    public Optional<byte[]> recall(String series) {
      return Optional.ofNullable(states.get(series));
    }

    @Override
    public void refused(String series, byte[] state, IOException reason) {
      refused.add(series);
    }
  }
}
