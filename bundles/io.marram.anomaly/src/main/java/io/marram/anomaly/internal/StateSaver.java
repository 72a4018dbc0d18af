package io.marram.anomaly.internal;

import io.marram.anomaly.internal.state.StateFolder;
import io.marram.anomaly.series.Learned;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what was learned, and says once when that fails. */
final class StateSaver {

  private static final Logger logger = LoggerFactory.getLogger(StateSaver.class);

  private final String pid;
  private final StateFolder folder;
  private final Learned learned;
  private final Object lock;
  private boolean failing;

  /**
   * @param lock is held whenever something is learned or written
   */
  StateSaver(String pid, StateFolder folder, Learned learned, Object lock) {
    this.pid = pid;
    this.folder = folder;
    this.learned = learned;
    this.lock = lock;
  }

  /** Writes what has changed; when that fails, it is written the next time. */
  synchronized void save() {
    List<String> changed = changed();
    try {
      folder.save(changed, this::write);
      failing = false;
    } catch (IOException | RuntimeException e) {
      writeAgain(changed);
      report(e);
    }
  }

  private List<String> changed() {
    synchronized (lock) {
      return learned.changed();
    }
  }

  private Optional<byte[]> write(String name) {
    synchronized (lock) {
      return learned.write(name);
    }
  }

  private void writeAgain(List<String> names) {
    synchronized (lock) {
      names.forEach(learned::writeAgain);
    }
  }

  private void report(Exception failure) {
    if (!failing) {
      failing = true;
      logger.error("event=anomaly.state.unsaved pid={} reason=\"{}\"", pid, failure.toString());
    }
  }
}
