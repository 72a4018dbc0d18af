package io.marram.anomaly.series;

import java.io.IOException;
import java.util.Optional;

/** What was learned about series that are not in memory. */
public interface SeriesMemory {

  /** A memory in which nothing is. */
  SeriesMemory NONE =
      new SeriesMemory() {
        @Override
        public Optional<byte[]> recall(String series) {
          return Optional.empty();
        }

        @Override
        public void refused(String series, byte[] state, IOException reason) {}
      };

  /**
   * What {@link AnomalyMonitor#write} gave; nothing if the series is not known or cannot be read.
   */
  Optional<byte[]> recall(String series);

  /**
   * Told that what was recalled is damaged or of a later version, so that the series begins anew.
   */
  void refused(String series, byte[] state, IOException reason);
}
