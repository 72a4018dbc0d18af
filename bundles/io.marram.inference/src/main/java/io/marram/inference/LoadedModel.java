package io.marram.inference;

import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.util.List;

/** A model that is ready to run. Safe for use by several threads. */
public interface LoadedModel extends AutoCloseable {

  /** What the model says about itself. */
  ModelDescriptor descriptor();

  /**
   * Runs a network of any number of inputs once.
   *
   * @param inputs one tensor per input, in the descriptor's order; not kept and not changed
   * @return the outputs in the descriptor's order; the arrays belong to the caller
   * @throws NetworkException if the shapes are wrong, the engine fails or the model is closed
   */
  List<FloatTensor> run(List<FloatTensor> inputs) throws NetworkException;

  /**
   * Frees the model's memory as soon as no call is under way, and returns then; closing twice does
   * nothing.
   */
  @Override
  void close();
}
