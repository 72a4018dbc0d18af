package io.marram.emulator.rest.marram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.CyclicBufferAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogbackTailTest {
  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("io.marram.Test");

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void beginsWithWhatWasLoggedBefore() {
    CyclicBufferAppender<ILoggingEvent> earlier = new CyclicBufferAppender<>();
    earlier.setName("TAIL");
    earlier.setContext(context);
    earlier.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(earlier);
    logger.info("event={}", "early");

    try (LogbackTail tail = LogbackTail.open(context)) {
      logger.warn("event=late");

      assertThat(tail.after(-1, 10))
          .extracting(LogLine::number, LogLine::level, LogLine::text)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1L, "INFO", "event=early"),
              org.assertj.core.groups.Tuple.tuple(2L, "WARN", "event=late"));
    }
  }

  @Test
  void keepsTheLatestLinesOnly() {
    try (LogbackTail tail = LogbackTail.open(context)) {
      for (int i = 1; i <= LogTail.MOST_LINES + 10; i++) {
        logger.info("line {}", i);
      }

      List<LogLine> all = tail.after(0, Integer.MAX_VALUE);
      assertThat(all).hasSize(LogTail.MOST_LINES);
      assertThat(all.get(0).number()).isEqualTo(11);
    }
  }

  @Test
  void givesABeginnerTheLatestLinesAndOthersTheNextOnes() {
    try (LogbackTail tail = LogbackTail.open(context)) {
      for (int i = 1; i <= 5; i++) {
        logger.info("line {}", i);
      }

      assertThat(tail.after(-1, 2)).extracting(LogLine::number).containsExactly(4L, 5L);
      assertThat(tail.after(1, 2)).extracting(LogLine::number).containsExactly(2L, 3L);
      assertThat(tail.after(5, 2)).isEmpty();
      assertThat(tail.after(-1, -7)).isEmpty();
    }
  }

  @Test
  void showsWhatWasThrown() {
    try (LogbackTail tail = LogbackTail.open(context)) {
      logger.error("event=failed", new IllegalStateException("broken"));

      assertThat(tail.after(-1, 1).get(0).text())
          .startsWith("event=failed\njava.lang.IllegalStateException: broken");
    }
  }
}
