package io.marram.faces;

import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.Arrays;
import java.util.List;

/**
 * A network that looks at square cut-outs, run on many boxes. The boxes go through it in batches of
 * limited size, so that memory does not grow with their number.
 */
final class CropNetwork {

  /** Takes the answer for one box. */
  interface Sink {

    /**
     * @param box index of the box
     * @param row its place in each of the outputs
     */
    void accept(int box, List<FloatTensor> outputs, int row);
  }

  private final String name;
  private final Network network;
  private final int side;
  private final int batch;
  private final int[] lastDimensions;

  /**
   * @param side of the square the network sees, in pixels
   * @param batch how many squares at once
   * @param lastDimensions the expected extent of the last dimension of each output
   */
  CropNetwork(String name, Network network, int side, int batch, int... lastDimensions) {
    this.name = name;
    this.network = network;
    this.side = side;
    this.batch = batch;
    this.lastDimensions = lastDimensions;
  }

  /** Runs the network on every box that has pixels in the picture. */
  void run(RgbImage picture, Candidates boxes, Sink sink) throws NetworkException {
    int[] inBatch = new int[Math.min(batch, boxes.size())];
    float[] values = new float[inBatch.length * side * side * 3];
    int count = 0;
    for (int i = 0; i < boxes.size(); i++) {
      PixelArea area = PixelArea.of(boxes.corners(), 4 * i, picture);
      if (area.isEmpty()) {
        continue;
      }
      area.resize(picture, side, values, count * side * side * 3);
      inBatch[count++] = i;
      if (count == inBatch.length) {
        run(values, inBatch, count, sink);
        count = 0;
      }
    }
    if (count > 0) {
      run(Arrays.copyOf(values, count * side * side * 3), inBatch, count, sink);
    }
  }

  private void run(float[] values, int[] inBatch, int count, Sink sink) throws NetworkException {
    FloatTensor input = new FloatTensor(new int[] {count, side, side, 3}, values);
    List<FloatTensor> outputs = NetworkAnswer.require(name, network.run(input), 2, lastDimensions);
    for (FloatTensor output : outputs) {
      if (output.dimension(0) != count) {
        throw new NetworkException(name, "answers " + outputs + " to " + input);
      }
    }
    for (int row = 0; row < count; row++) {
      sink.accept(inBatch[row], outputs, row);
    }
  }
}
