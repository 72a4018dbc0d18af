package io.marram.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.live.LiveTally;
import io.marram.contract.StageReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

class LiveHealthTest {

  private final RecordedEvents events = new RecordedEvents();
  private long nanos = Duration.ofDays(1).toNanos();
  private final LiveHealth health = new LiveHealth("pid", "lot", events, () -> nanos);

  @Test
  void postsHowTheCameraDoesEveryTenSeconds() {
    for (int i = 0; i < 50; i++) {
      health.received();
      health.emitted(Duration.ofMillis(4).toNanos());
    }
    health.count(LiveTally::dropped);
    health.count(LiveTally::reconnected);
    pass(9);
    health.offer(0);
    assertThat(events.events()).isEmpty();

    pass(1);
    health.offer(1);

    assertThat(events.events()).hasSize(1);
    Map<String, Object> properties = properties(0);
    StageReport report = StageReport.of(properties);
    assertThat(report.stage()).isEqualTo("camera-lot");
    assertThat(report.perSecond()).isEqualTo(5);
    assertThat(report.meanMillis()).isEqualTo(4);
    assertThat(report.queueDepth()).isEqualTo(1);
    assertThat(properties)
        .containsEntry("age.ms", 10_000L)
        .containsEntry("dropped", 1L)
        .containsEntry("reconnects", 1L);
  }

  @Test
  void postsAlsoWhileNothingComes() {
    pass(10);
    health.offer(0);
    pass(10);
    health.offer(0);

    assertThat(StageReport.of(properties(1)).perSecond()).isZero();
    assertThat(properties(1)).containsEntry("age.ms", 20_000L);
  }

  private Map<String, Object> properties(int index) {
    Event event = events.events().get(index);
    assertThat(event.getTopic()).isEqualTo(StageReport.EVENT_TOPIC);
    Map<String, Object> properties = new HashMap<>();
    for (String name : event.getPropertyNames()) {
      properties.put(name, event.getProperty(name));
    }
    return properties;
  }

  private void pass(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }
}
