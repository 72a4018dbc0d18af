package io.marram.anomaly.internal.models;

/**
 * Neural networks by name. Of types of this bundle only, since the package of Kura's inference
 * engine need not be there.
 */
interface Networks {

  /**
   * Runs a network once.
   *
   * @param model its name
   * @param input of the network's only input, row by row
   * @return its first output, row by row
   * @throws NetworkException if it is away, or fails
   */
  float[] run(String model, float[] input) throws NetworkException;
}
