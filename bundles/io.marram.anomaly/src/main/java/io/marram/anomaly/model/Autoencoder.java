package io.marram.anomaly.model;

import java.util.Optional;

/** A network that was trained to give back what it is given, and fails to with what is unusual. */
@FunctionalInterface
public interface Autoencoder {

  /**
   * Runs the network once.
   *
   * @param window scaled values, the oldest first
   * @return as many finite values; nothing while the network cannot be run
   */
  Optional<float[]> reconstruct(float[] window);
}
