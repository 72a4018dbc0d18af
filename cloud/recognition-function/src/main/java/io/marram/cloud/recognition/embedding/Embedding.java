package io.marram.cloud.recognition.embedding;

/**
 * A face as a network sees it.
 *
 * @param vector of length 1; not copied
 * @param legibility how much the network found to go by, as a multiple of the least from which on
 *     its answer tells people apart. Below 1 the picture shows no face, or one that is hidden,
 *     blurred or turned away; all of those look alike to the network.
 */
public record Embedding(float[] vector, double legibility) {

  /** Whether the network saw enough of a face to tell whose it is. */
  public boolean isLegible() {
    return legibility >= 1;
  }

  /**
   * How alike two faces are: the cosine of the angle between their vectors, -1 to 1. Only vectors
   * of one model can be compared, and each model has a scale of its own.
   */
  public double similarity(Embedding other) {
    return UnitVector.cosine(vector, other.vector);
  }
}
