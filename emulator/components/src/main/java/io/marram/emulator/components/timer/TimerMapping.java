package io.marram.emulator.components.timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Maps a timer's configuration to settings. */
final class TimerMapping {
  private TimerMapping() {}

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which value and why
   */
  static TimerSettings map(TimerConfig config) {
    return switch (config.type()) {
      case "SIMPLE" -> interval(config);
      case "CRON" -> new CronTimes(config.cron_interval());
      default ->
          throw new IllegalArgumentException("type must be SIMPLE or CRON, was " + config.type());
    };
  }

  private static Interval interval(TimerConfig config) {
    long unitMillis = unit(config.simple_time_unit()).toMillis(1);
    int first =
        config.simple_first_tick_policy().equalsIgnoreCase("DEFAULT")
            ? config.simple_interval()
            : config.simple_custom_first_tick_interval();
    return new Interval(
        Duration.ofMillis(unitMillis * first),
        Duration.ofMillis(unitMillis * config.simple_interval()));
  }

  private static TimeUnit unit(String name) {
    return switch (name) {
      case "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS" -> TimeUnit.valueOf(name);
      default -> throw new IllegalArgumentException("simple.time.unit is unknown: " + name);
    };
  }
}
