package io.marram.ble;

import java.util.OptionalLong;

/**
 * Remembers over restarts which counter of an encrypting sensor was believed last, so that no
 * recorded packet is believed again.
 */
public interface ReplayCounters {

  /** The counter that was believed last, of this sensor with this key, if there was one. */
  OptionalLong last(Sensor sensor);

  /**
   * Notes a counter that is believed now; it is kept for certain after {@link #force}.
   *
   * @param counter higher than any before
   */
  void keep(Sensor sensor, long counter);

  /** Comes back when all that was noted outlives a power cut, or the storage has failed. */
  void force();
}
