package io.marram.emulator.components.timer;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = TimerComponent.PID,
    name = "Timer",
    description = "Emits a record with the time, again and again.")
@interface TimerConfig {

  @AttributeDefinition(
      name = "type",
      description = "SIMPLE for ticks in equal intervals, CRON for ticks by the calendar.",
      options = {
        @Option(label = "SIMPLE", value = "SIMPLE"),
        @Option(label = "CRON", value = "CRON")
      })
  String type() default "SIMPLE";

  @AttributeDefinition(
      name = "simple.interval",
      description = "From one tick to the next, in the time unit below. For SIMPLE.",
      min = "1")
  int simple_interval() default 10;

  @AttributeDefinition(
      name = "simple.time.unit",
      description = "Unit of the intervals. For SIMPLE.",
      options = {
        @Option(label = "MILLISECONDS", value = "MILLISECONDS"),
        @Option(label = "SECONDS", value = "SECONDS"),
        @Option(label = "MINUTES", value = "MINUTES"),
        @Option(label = "HOURS", value = "HOURS"),
        @Option(label = "DAYS", value = "DAYS")
      })
  String simple_time_unit() default "SECONDS";

  @AttributeDefinition(
      name = "simple.first.tick.policy",
      description =
          "DEFAULT for a first tick after one interval, CUSTOM for one after the time below. For"
              + " SIMPLE.",
      options = {
        @Option(label = "DEFAULT", value = "DEFAULT"),
        @Option(label = "CUSTOM", value = "CUSTOM")
      })
  String simple_first_tick_policy() default "DEFAULT";

  @AttributeDefinition(
      name = "simple.custom.first.tick.interval",
      description = "Time before the first tick, in the same unit. For SIMPLE with CUSTOM.",
      required = false)
  int simple_custom_first_tick_interval() default 0;

  @AttributeDefinition(
      name = "cron.interval",
      description =
          "When to tick, as Quartz writes it: seconds, minutes, hours, day of the month, month, day"
              + " of the week. For CRON.")
  String cron_interval() default "0/10 * * * * ?";
}
