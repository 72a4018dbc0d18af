package io.marram.faces;

import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.Arrays;
import java.util.List;

/**
 * One size of the picture on its way through the first network. The network is convolutional: every
 * answer depends on a cell of 12x12 pixels, cells stand two pixels apart. So a tall picture can go
 * through it in bands that overlap by ten rows, with the same answers as in one piece; memory stays
 * small however large the picture is.
 */
final class ProposalLevel {

  private static final String NETWORK = "proposal";
  private static final int CELL = MtcnnSettings.CELL;
  private static final int STRIDE = 2;
  private static final int OVERLAP = CELL - STRIDE;

  private final Network network;
  private final float scale;
  private final float threshold;
  private final int width;
  private final int height;
  private final AreaRows rows;
  private final float[] band;
  private final int bandRows;
  private final Candidates found = new Candidates();
  private int rowsInBand;
  private int rowsTaken;
  private int firstRow;

  /**
   * @param scale of this level to the picture
   * @param mostPixels in one run of the network, unless the picture is so wide that the least band
   *     has more
   */
  ProposalLevel(
      Network network,
      double scale,
      float threshold,
      int pictureWidth,
      int pictureHeight,
      int mostPixels) {
    this.network = network;
    this.scale = (float) scale;
    this.threshold = threshold;
    this.width = PyramidScales.extent(pictureWidth, scale);
    this.height = PyramidScales.extent(pictureHeight, scale);
    this.rows = new AreaRows(pictureWidth, pictureHeight, width, height);
    // An even number of rows, or the next band's cells would stand between this one's.
    int fitting = Math.max(2 * CELL, mostPixels / width / STRIDE * STRIDE);
    this.bandRows = Math.min(height, fitting);
    this.band = new float[bandRows * width * 3];
  }

  /** Adds a row of the picture; runs the network whenever a band is full. */
  void add(int sourceRow, int[] runningSums) throws NetworkException {
    rows.add(sourceRow, runningSums);
    while (rows.hasRow(sourceRow)) {
      rows.take(band, rowsInBand * width * 3);
      rowsInBand++;
      rowsTaken++;
      if (rowsInBand == bandRows || rowsTaken == height) {
        run();
      }
    }
  }

  /** What was found, in pixels of the picture. */
  Candidates found() {
    return found;
  }

  private void run() throws NetworkException {
    if (rowsInBand > OVERLAP) {
      int length = rowsInBand * width * 3;
      float[] values = length == band.length ? band : Arrays.copyOf(band, length);
      FloatTensor input = new FloatTensor(new int[] {1, rowsInBand, width, 3}, values);
      List<FloatTensor> answer = NetworkAnswer.require(NETWORK, network.run(input), 4, 2, 4);
      collect(answer.get(0), answer.get(1));
    }
    int done = rowsInBand - OVERLAP;
    if (rowsTaken < height) {
      System.arraycopy(band, done * width * 3, band, 0, OVERLAP * width * 3);
      firstRow += done;
      rowsInBand = OVERLAP;
    }
  }

  private void collect(FloatTensor probability, FloatTensor regression) {
    float[] probabilities = probability.values();
    int answerRows = probability.dimension(1);
    int answerColumns = probability.dimension(2);
    int cell = 0;
    for (int row = 0; row < answerRows; row++) {
      for (int column = 0; column < answerColumns; column++, cell++) {
        float score = probabilities[2 * cell + 1];
        if (score >= threshold) {
          int left = STRIDE * column;
          int top = firstRow + STRIDE * row;
          found.add(
              corner(left + 1), corner(top + 1), corner(left + CELL), corner(top + CELL), score);
          found.shiftLast(regression.values(), 4 * cell);
        }
      }
    }
  }

  private float corner(int pixel) {
    return (float) Math.floor(pixel / scale);
  }
}
