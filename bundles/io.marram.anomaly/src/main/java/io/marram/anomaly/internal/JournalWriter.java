package io.marram.anomaly.internal;

import io.marram.anomaly.journal.JournalSettings;
import io.marram.anomaly.journal.RotatingJournal;
import io.marram.log.Printable;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines into a journal, and says once when that does not work and once when it does again.
 * Any thread may call it.
 */
final class JournalWriter implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(JournalWriter.class);

  private final String pid;
  private final JournalSettings settings;

  /** Null while the folder cannot be used. */
  private RotatingJournal journal;

  private long droppedWithout;
  private long droppedTold;
  private boolean failing;

  JournalWriter(String pid, JournalSettings settings) {
    this.pid = pid;
    this.settings = settings;
    open().ifPresent(this::tellFailing);
  }

  /** Why the folder cannot be used; nothing if it can. */
  private Optional<String> open() {
    try {
      journal = new RotatingJournal(settings);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  synchronized void append(String line) {
    if (journal == null) {
      droppedWithout++;
    } else {
      journal.append(line);
    }
  }

  /** Writes what waits; if the folder could not be used, tries that again. */
  synchronized void flush() {
    Optional<String> problem = journal == null ? open() : Optional.empty();
    if (journal != null) {
      journal.flush();
      problem = journal.problem();
    }
    if (problem.isPresent()) {
      tellFailing(problem.get());
    } else if (failing) {
      failing = false;
      logger.info("event=journal.resumed pid={} dropped={}", pid, dropped() - droppedTold);
      droppedTold = dropped();
    }
  }

  private void tellFailing(String reason) {
    if (!failing) {
      failing = true;
      logger.warn(
          "event=journal.dropping pid={} folder={} reason=\"{}\"",
          pid,
          settings.folder(),
          Printable.of(reason));
    }
  }

  /** How many lines were not kept. */
  synchronized long dropped() {
    return droppedWithout + (journal == null ? 0 : journal.dropped());
  }

  @Override
  public synchronized void close() {
    flush();
    if (journal != null) {
      journal.close();
      journal = null;
    }
  }
}
