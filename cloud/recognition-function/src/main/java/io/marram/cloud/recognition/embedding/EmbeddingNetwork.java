package io.marram.cloud.recognition.embedding;

import io.marram.vision.alignment.FaceAligner;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;

/**
 * Faces as vectors by one network. The network looks twice, at the face and at its mirror image,
 * and the two answers are added: what they share is the person, what they do not share is noise.
 */
final class EmbeddingNetwork implements FaceEmbedding {

  private static final int CHANNELS = 3;

  private final String id;
  private final FacePreparation preparation;
  private final Network network;
  private final FaceAligner aligner;
  private final int looks;

  /**
   * @param looks 1 for the face alone, 2 for the mirror image too
   */
  EmbeddingNetwork(String id, FacePreparation preparation, Network network, int looks) {
    this.id = id;
    this.preparation = preparation;
    this.network = network;
    this.aligner = new FaceAligner(preparation.template());
    this.looks = looks;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Embedding embed(RgbImage picture, Landmarks inPicture) throws NetworkException {
    FloatTensor output =
        network.run(input(aligner.alignToTensor(picture, inPicture).values())).get(0);
    int size = output.values().length / looks;
    float[] sum = new float[size];
    double length = 0;
    for (int look = 0; look < looks; look++) {
      float[] vector = new float[size];
      System.arraycopy(output.values(), look * size, vector, 0, size);
      length += UnitVector.length(vector) / looks;
      add(UnitVector.of(vector), sum);
    }
    return new Embedding(UnitVector.of(sum), length / preparation.leastLength());
  }

  private static void add(float[] vector, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
    }
  }

  private FloatTensor input(float[] aligned) {
    int size = preparation.template().size();
    float[] batch = new float[looks * aligned.length];
    for (int i = 0; i < aligned.length; i++) {
      batch[i] = (aligned[i] - preparation.offset()) * preparation.scale();
    }
    if (looks > 1) {
      mirror(batch, size, aligned.length);
    }
    return new FloatTensor(new int[] {looks, size, size, CHANNELS}, batch);
  }

  /** Writes the mirror image of the square at the beginning of the batch to {@code to}. */
  private static void mirror(float[] batch, int size, int to) {
    for (int row = 0; row < size; row++) {
      for (int x = 0; x < size; x++) {
        int source = CHANNELS * (row * size + x);
        int target = to + CHANNELS * (row * size + size - 1 - x);
        System.arraycopy(batch, source, batch, target, CHANNELS);
      }
    }
  }
}
