package io.marram.emulator.kura.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.emulator.kura.observation.StageStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final WireEnvelope ENVELOPE =
      new WireEnvelope(
          "other", List.of(new WireRecord(Map.of("n", TypedValues.newIntegerValue(1)))));

  private long now = Duration.ofHours(-1).toNanos();
  private final StageRegistry registry = new StageRegistry(null, () -> now);

  @Test
  void countsWhatAComponentReceivesAndEmits() {
    Stage stage = registry.open("a");

    stage.deliver(ENVELOPE, envelope -> stage.emit(envelope));
    stage.deliver(ENVELOPE, envelope -> {});

    assertThat(only().received()).isEqualTo(2);
    assertThat(only().emitted()).isEqualTo(1);
    assertThat(only().failed()).isZero();
  }

  @Test
  void leavesOutAComponentThatHasDoneNothing() {
    registry.open("idle");

    assertThat(registry.stages()).isEmpty();
  }

  @Test
  void countsAReceiverThatThrowsAndKeepsItFromTheEmitter() {
    Stage stage = registry.open("a");

    stage.deliver(
        ENVELOPE,
        envelope -> {
          throw new IllegalStateException("no");
        });
    stage.deliver(
        ENVELOPE,
        envelope -> {
          throw new NoClassDefFoundError("gone/WithItsBundle");
        });

    assertThat(only().failed()).isEqualTo(2);
    assertThat(only().received()).isEqualTo(2);
  }

  @Test
  void countsATimeForTheComponentThatSpendsItAndNotForThoseBefore() {
    Stage detector = registry.open("detector");
    Stage queue = registry.open("queue");
    Stage log = registry.open("log");

    detector.deliver(
        ENVELOPE,
        envelope -> {
          pass(20);
          queue.deliver(
              ENVELOPE,
              inner -> {
                pass(300);
                log.deliver(ENVELOPE, innermost -> pass(4_000));
              });
          log.deliver(ENVELOPE, inner -> pass(2_000));
          pass(1);
        });

    assertThat(stage("detector").maxMillis()).isEqualTo(21);
    assertThat(stage("queue").maxMillis()).isEqualTo(300);
    assertThat(stage("log").meanMillis()).isEqualTo(3_000);
    assertThat(stage("log").maxMillis()).isEqualTo(4_000);
  }

  @Test
  void countsTheTimeOfAFailureToo() {
    Stage outer = registry.open("outer");
    Stage inner = registry.open("inner");

    outer.deliver(
        ENVELOPE,
        envelope ->
            inner.deliver(
                ENVELOPE,
                nested -> {
                  pass(7);
                  throw new IllegalStateException("late");
                }));

    assertThat(stage("outer").maxMillis()).isZero();
    assertThat(stage("inner").maxMillis()).isEqualTo(7);
  }

  @Test
  void givesTheRateOfTheLastMinute() {
    Stage stage = registry.open("a");
    for (int second = 0; second < 120; second++) {
      for (int i = 0; i < (second < 60 ? 10 : 2); i++) {
        stage.deliver(ENVELOPE, envelope -> {});
      }
      pass(1_000);
    }

    assertThat(only().perSecond()).isCloseTo(2, within(0.1));
    pass(600_000);
    assertThat(only().perSecond()).isZero();
  }

  @Test
  void givesTheRateOfAYoungComponentSinceItBegan() {
    Stage source = registry.open("source");
    for (int i = 0; i < 30; i++) {
      source.emit(ENVELOPE);
      pass(100);
    }

    assertThat(only().perSecond()).isCloseTo(10, within(3.0));
  }

  @Test
  void givesPercentilesOfTheLastEnvelopesOnly() {
    Stage stage = registry.open("a");
    stage.deliver(ENVELOPE, envelope -> pass(60_000));
    for (int i = 0; i < 512; i++) {
      long millis = i < 506 ? 1 : 50;
      stage.deliver(ENVELOPE, envelope -> pass(millis));
    }

    assertThat(only().maxMillis()).isEqualTo(50);
    assertThat(only().p99Millis()).isEqualTo(50);
    assertThat(only().meanMillis()).isCloseTo(1.57, within(0.01));
  }

  @Test
  void beginsAgainWhenAComponentIsActivatedAgain() {
    registry.open("a").deliver(ENVELOPE, envelope -> {});

    registry.open("a").emit(ENVELOPE);

    assertThat(only().received()).isZero();
    assertThat(only().emitted()).isEqualTo(1);
  }

  private StageStatistics only() {
    assertThat(registry.stages()).hasSize(1);
    return registry.stages().get(0);
  }

  private StageStatistics stage(String pid) {
    return registry.stages().stream()
        .filter(stage -> stage.pid().equals(pid))
        .findFirst()
        .orElseThrow();
  }

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }
}
