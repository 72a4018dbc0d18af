package io.marram.anomaly.internal;

import io.marram.anomaly.internal.state.StateFolder;
import io.marram.anomaly.series.SeriesMemory;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recalls series from a folder, and says once when that fails. */
final class FolderMemory implements SeriesMemory {

  private static final Logger logger = LoggerFactory.getLogger(FolderMemory.class);

  private final String pid;
  private final StateFolder folder;
  private boolean failing;

  FolderMemory(String pid, StateFolder folder) {
    this.pid = pid;
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> recall(String series) {
    try {
      Optional<byte[]> state = folder.read(series);
      failing = false;
      return state;
    } catch (IOException e) {
      report(e);
      return Optional.empty();
    }
  }

  @Override
  public void refused(String series, byte[] state, IOException reason) {
    try {
      folder.refuse(series, state, reason);
    } catch (IOException e) {
      report(e);
    }
  }

  private void report(IOException failure) {
    if (!failing) {
      failing = true;
      logger.warn("event=anomaly.state.unread pid={} reason=\"{}\"", pid, failure.toString());
    }
  }
}
