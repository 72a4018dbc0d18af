package io.marram.cloud.recognition.embedding;

import io.marram.vision.alignment.FaceAligner;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;

/**
 * Faces as vectors by one network. It looks several times, and the answers are added: what they
 * share is the person, what they do not share is noise. It looks at the aligned face and at its
 * mirror image; at a face that is cut out too tightly to be aligned well it looks as it is, too.
 */
final class EmbeddingNetwork implements FaceEmbedding {

  private static final int CHANNELS = 3;

  private final String id;
  private final FacePreparation preparation;
  private final Network network;
  private final FaceAligner aligner;
  private final boolean mirrored;

  /**
   * @param mirrored whether to look at the mirror image too
   */
  EmbeddingNetwork(String id, FacePreparation preparation, Network network, boolean mirrored) {
    this.id = id;
    this.preparation = preparation;
    this.network = network;
    this.aligner = new FaceAligner(preparation.template());
    this.mirrored = mirrored;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Embedding embed(RgbImage picture, Landmarks inPicture) throws NetworkException {
    boolean tight =
        PictureFrame.isTight(picture, aligner.toPicture(inPicture), preparation.template().size());
    return tight
        ? lookAt(picture, List.of(inPicture, TypicalFace.filling(picture)))
        : lookAt(picture, List.of(inPicture));
  }

  @Override
  public Embedding embedWhole(RgbImage picture) throws NetworkException {
    return lookAt(picture, List.of(TypicalFace.filling(picture)));
  }

  private Embedding lookAt(RgbImage picture, List<Landmarks> alignments) throws NetworkException {
    List<float[]> looks = new ArrayList<>();
    for (Landmarks alignment : alignments) {
      float[] aligned = aligner.alignToTensor(picture, alignment).values();
      looks.add(aligned);
      if (mirrored) {
        looks.add(mirrorImage(aligned));
      }
    }
    return together(network.run(input(looks)).get(0).values(), looks.size());
  }

  private Embedding together(float[] outputs, int looks) {
    int size = outputs.length / looks;
    List<float[]> directions = new ArrayList<>();
    double length = 0;
    for (int look = 0; look < looks; look++) {
      float[] vector = new float[size];
      System.arraycopy(outputs, look * size, vector, 0, size);
      length += UnitVector.length(vector) / looks;
      directions.add(UnitVector.of(vector));
    }
    return new Embedding(UnitVector.mean(directions), length / preparation.leastLength());
  }

  private FloatTensor input(List<float[]> looks) {
    int size = preparation.template().size();
    float[] batch = new float[looks.size() * looks.get(0).length];
    int i = 0;
    for (float[] look : looks) {
      for (float sample : look) {
        batch[i++] = (sample - preparation.offset()) * preparation.scale();
      }
    }
    return new FloatTensor(new int[] {looks.size(), size, size, CHANNELS}, batch);
  }

  private float[] mirrorImage(float[] square) {
    int size = preparation.template().size();
    float[] mirror = new float[square.length];
    for (int row = 0; row < size; row++) {
      for (int x = 0; x < size; x++) {
        int from = CHANNELS * (row * size + x);
        int to = CHANNELS * (row * size + size - 1 - x);
        System.arraycopy(square, from, mirror, to, CHANNELS);
      }
    }
    return mirror;
  }
}
