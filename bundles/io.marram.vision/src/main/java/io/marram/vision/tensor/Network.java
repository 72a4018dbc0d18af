package io.marram.vision.tensor;

import java.util.List;

/** A neural network with one input: the port between our algorithms and whatever runs models. */
@FunctionalInterface
public interface Network {

  /**
   * Runs the network once.
   *
   * @param input in the shape that the model describes; not kept and not changed
   * @return the model's outputs in its own order; the arrays belong to the caller
   * @throws NetworkException if this input cannot be processed or the network is not there
   */
  List<FloatTensor> run(FloatTensor input) throws NetworkException;
}
