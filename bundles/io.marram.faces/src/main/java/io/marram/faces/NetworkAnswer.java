package io.marram.faces;

import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.util.List;

/** Checks that a network answers what MTCNN expects, so that a wrong model has a clear error. */
final class NetworkAnswer {

  private NetworkAnswer() {}

  /**
   * @param lastDimensions the expected extent of the last dimension of each output
   * @return the answer
   */
  static List<FloatTensor> require(
      String network, List<FloatTensor> outputs, int rank, int... lastDimensions)
      throws NetworkException {
    boolean fits = outputs.size() >= lastDimensions.length;
    for (int i = 0; fits && i < lastDimensions.length; i++) {
      FloatTensor output = outputs.get(i);
      fits = output.rank() == rank && output.dimension(rank - 1) == lastDimensions[i];
    }
    if (!fits) {
      throw new NetworkException(network, "is not the one expected, it answers " + outputs);
    }
    return outputs;
  }
}
