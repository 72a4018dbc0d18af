package io.marram.emulator.components.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.Eventually;
import io.marram.emulator.components.KuraDescription;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.LongValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerComponentTest {
  private static final Map<String, Object> FAST =
      Map.of("simple.interval", 2, "simple.time.unit", "MILLISECONDS");

  private final RecordedWires wires = new RecordedWires();
  private TimerComponent timer;

  @AfterEach
  void stop() {
    if (timer != null) {
      timer.deactivate();
    }
  }

  @Test
  void isDescribedAsKurasTimer() throws Exception {
    ComponentDescription description =
        KuraDescription.assertSame(
            "org.eclipse.kura.wire.Timer",
            "Timer",
            TimerConfig.class,
            Map.of(
                "type", "SIMPLE",
                "simple.interval", "10",
                "simple.time.unit", "SECONDS",
                "simple.first.tick.policy", "DEFAULT",
                "simple.custom.first.tick.interval", "0",
                "cron.interval", "0/10 * * * * ?"));
    assertThat(KuraDescription.options(description, "type").keySet())
        .isEqualTo(Set.of("SIMPLE", "CRON"));
    assertThat(KuraDescription.options(description, "simple.time.unit").values())
        .containsExactly("MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS");
    assertThat(KuraDescription.options(description, "simple.first.tick.policy").values())
        .containsExactly("DEFAULT", "CUSTOM");
  }

  @Test
  void emitsTheTimeAgainAndAgain() throws Exception {
    long before = System.currentTimeMillis();
    timer = timer(FAST);

    Eventually.until(() -> wires.envelopes().size() >= 3, "three ticks");

    assertThat(wires.records().get(0).getProperties()).containsOnlyKeys("TIMER");
    assertThat(wires.records().get(0).getProperties().get("TIMER"))
        .isInstanceOfSatisfying(
            LongValue.class, time -> assertThat(time.getValue()).isGreaterThanOrEqualTo(before));
  }

  @Test
  void ticksByTheCalendar() throws Exception {
    timer = timer(Map.of("type", "CRON", "cron.interval", "* * * * * ?"));

    Eventually.until(() -> wires.envelopes().size() >= 2, "two ticks");
  }

  @Test
  void ticksOnThoughAReceiverThrows() throws Exception {
    wires.connect(
        record -> {
          throw new IllegalStateException("no");
        });
    timer = timer(FAST);

    Eventually.until(() -> wires.envelopes().size() >= 2, "a tick after the failure");
  }

  @Test
  void stopsItsThreadWhenItIsDeactivated() throws Exception {
    timer = timer(FAST);
    Eventually.until(() -> Eventually.isRunning("WiresTimer_tick"), "the thread");

    timer.deactivate();

    Eventually.until(() -> !Eventually.isRunning("WiresTimer_tick"), "the end of the thread");
  }

  @Test
  void goesOverToNewSettings() throws Exception {
    timer = timer(Map.of("simple.interval", 1, "simple.time.unit", "DAYS"));

    timer.modified(config(FAST));

    Eventually.until(() -> !wires.envelopes().isEmpty(), "a tick");
  }

  @Test
  void staysWithoutTickingWhileItIsMisconfigured() throws Exception {
    timer = timer(FAST);

    timer.modified(config(Map.of("type", "CRON", "cron.interval", "whenever")));

    Eventually.until(() -> !Eventually.isRunning("WiresTimer_tick"), "the end of the thread");
    timer.modified(config(FAST));
    wires.clear();
    Eventually.until(() -> !wires.envelopes().isEmpty(), "a tick after the repair");
  }

  private TimerComponent timer(Map<String, Object> changed) {
    return new TimerComponent(DeclarativeServices.context("tick"), wires, config(changed));
  }

  private static TimerConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(TimerConfig.class, changed);
  }
}
