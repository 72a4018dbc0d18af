package io.marram.anomaly.internal;

import io.marram.anomaly.internal.state.StateFolder;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what was learned, and says once when that fails. */
final class StateSaver {

  private static final Logger logger = LoggerFactory.getLogger(StateSaver.class);

  private final String pid;
  private final StateFolder folder;
  private final ReadingDesk desk;
  private boolean failing;

  StateSaver(String pid, StateFolder folder, ReadingDesk desk) {
    this.pid = pid;
    this.folder = folder;
    this.desk = desk;
  }

  /** Writes the series that have changed; when it fails, they are written the next time. */
  synchronized void save() {
    List<String> changed = desk.changed();
    try {
      folder.save(changed, desk::write);
      failing = false;
    } catch (IOException | RuntimeException e) {
      desk.writeAgain(changed);
      if (!failing) {
        failing = true;
        logger.error("event=anomaly.state.unsaved pid={} reason=\"{}\"", pid, e.toString());
      }
    }
  }
}
