package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;
import java.util.List;

/** Reads what one kind of network answers. */
interface OutputDecoder {

  /**
   * @param outputs the network's answer; may be anything
   * @param input the shape of what the network was shown, with no free extent
   * @param leastScore below this an answer is none
   * @param to receives what was found, in pixels of the input
   * @throws DetectorException if the shapes are not those of such a network
   */
  void decode(List<FloatTensor> outputs, InputShape input, float leastScore, Candidates to)
      throws DetectorException;
}
