package io.marram.faces;

/**
 * How thoroughly {@link Mtcnn} searches.
 *
 * @param smallestFacePixels faces smaller than this are not looked for, at least 12; half of it
 *     costs four times the work
 * @param pyramidFactor how much smaller each size of the picture is than the one before, 0.5 to
 *     0.95; nearer to 1 finds a little more and takes longer
 * @param proposalThreshold least score of the first network, 0 to 1
 * @param refinementThreshold least score of the second network, 0 to 1
 * @param outputThreshold least score of the third network, 0 to 1
 * @param mostFaces of more faces only the surest are returned, at least 1
 */
public record MtcnnSettings(
    int smallestFacePixels,
    double pyramidFactor,
    float proposalThreshold,
    float refinementThreshold,
    float outputThreshold,
    int mostFaces) {

  /** What MTCNN's authors and facenet-pytorch use, and up to 100 faces. */
  public static final MtcnnSettings DEFAULT = new MtcnnSettings(20, 0.709, 0.6f, 0.7f, 0.7f, 100);

  /** The first network sees squares of this many pixels. */
  static final int CELL = 12;

  public MtcnnSettings {
    if (smallestFacePixels < CELL) {
      throw new IllegalArgumentException(
          "smallestFacePixels must be at least " + CELL + ", was " + smallestFacePixels);
    }
    if (!(pyramidFactor >= 0.5 && pyramidFactor <= 0.95)) {
      throw new IllegalArgumentException(
          "pyramidFactor must be from 0.5 to 0.95, was " + pyramidFactor);
    }
    requireScore("proposalThreshold", proposalThreshold);
    requireScore("refinementThreshold", refinementThreshold);
    requireScore("outputThreshold", outputThreshold);
    if (mostFaces < 1) {
      throw new IllegalArgumentException("mostFaces must be at least 1, was " + mostFaces);
    }
  }

  private static void requireScore(String field, float value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + " must be from 0 to 1, was " + value);
    }
  }

  /** The same settings for another smallest face. */
  public MtcnnSettings withSmallestFacePixels(int pixels) {
    return new MtcnnSettings(
        pixels, pyramidFactor, proposalThreshold, refinementThreshold, outputThreshold, mostFaces);
  }
}
