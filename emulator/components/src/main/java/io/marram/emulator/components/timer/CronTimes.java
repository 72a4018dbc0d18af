package io.marram.emulator.components.timer;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Ticks by the calendar.
 *
 * @param expression in Quartz's form of cron
 */
record CronTimes(String expression) implements TimerSettings {
  CronTimes {
    parse(expression);
  }

  /** The first tick after a moment, in its time zone; nothing when there are no more. */
  Optional<ZonedDateTime> next(ZonedDateTime moment) {
    return ExecutionTime.forCron(parse(expression)).nextExecution(moment);
  }

  private static Cron parse(String expression) {
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ))
        .parse(expression)
        .validate();
  }
}
