package io.marram.emulator.rest.marram;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.CyclicBufferAppender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Numbers the lines as Logback writes them, and begins with what came before. */
public final class LogbackTail extends AppenderBase<ILoggingEvent> implements LogTail {
  private static final String EARLIER = "TAIL";

  private final Logger root;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private long last;

  private LogbackTail(Logger root) {
    this.root = root;
  }

  /** Begins to listen. */
  public static LogbackTail open(LoggerContext context) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LogbackTail tail = new LogbackTail(root);
    tail.setContext(context);
    if (root.getAppender(EARLIER) instanceof CyclicBufferAppender<ILoggingEvent> earlier) {
      for (int i = 0; i < earlier.getLength(); i++) {
        tail.append(earlier.get(i));
      }
    }
    tail.start();
    root.addAppender(tail);
    return tail;
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    String text = event.getFormattedMessage();
    if (event.getThrowableProxy() != null) {
      text += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()).stripTrailing();
    }
    last++;
    lines.addLast(
        new LogLine(
            last, event.getTimeStamp(), event.getLevel().toString(), event.getLoggerName(), text));
    if (lines.size() > MOST_LINES) {
      lines.removeFirst();
    }
  }

  @Override
  public synchronized List<LogLine> after(long number, int limit) {
    List<LogLine> newer = new ArrayList<>();
    lines.stream().filter(line -> line.number() > number).forEach(newer::add);
    int count = Math.max(0, Math.min(limit, newer.size()));
    // Who begins sees the latest lines; who goes on misses none.
    int from = number < 0 ? newer.size() - count : 0;
    return List.copyOf(newer.subList(from, from + count));
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
