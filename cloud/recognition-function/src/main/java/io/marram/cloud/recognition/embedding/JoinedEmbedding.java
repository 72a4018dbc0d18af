package io.marram.cloud.recognition.embedding;

import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;

/**
 * Two networks' vectors, one after the other, each stretched by the root of its weight. The cosine
 * of two such vectors is the weighted mean of the two networks' cosines, so that each corrects the
 * other's mistakes.
 */
final class JoinedEmbedding implements FaceEmbedding {

  private final FaceEmbedding first;
  private final FaceEmbedding second;
  private final double secondWeight;

  /**
   * @param first also says how legible a face is
   * @param secondWeight the weight of the second network's cosine, 0 to 1; the first gets the rest
   */
  JoinedEmbedding(FaceEmbedding first, FaceEmbedding second, double secondWeight) {
    this.first = first;
    this.second = second;
    this.secondWeight = secondWeight;
  }

  @Override
  public String id() {
    return first.id() + "+" + second.id();
  }

  @Override
  public Embedding embed(RgbImage picture, Landmarks inPicture) throws NetworkException {
    return join(first.embed(picture, inPicture), second.embed(picture, inPicture));
  }

  @Override
  public Embedding embedWhole(RgbImage picture) throws NetworkException {
    return join(first.embedWhole(picture), second.embedWhole(picture));
  }

  private Embedding join(Embedding a, Embedding b) {
    float[] joined = new float[a.vector().length + b.vector().length];
    copy(a.vector(), 1 - secondWeight, joined, 0);
    copy(b.vector(), secondWeight, joined, a.vector().length);
    return new Embedding(UnitVector.of(joined), a.legibility());
  }

  private static void copy(float[] vector, double weight, float[] to, int at) {
    float factor = (float) Math.sqrt(weight);
    for (int i = 0; i < vector.length; i++) {
      to[at + i] = vector[i] * factor;
    }
  }
}
