package io.marram.cloud.recognition;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.FaceEmbedding;
import io.marram.contract.FaceCrop;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.geometry.Point;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;

/** From the face that a gateway sent to its embedding: decode, align, embed. */
final class FaceReader {

  /** A cut-out of one face has no business to be larger. */
  static final long MOST_PIXELS = 16_000_000;

  private final PictureDecoder decoder = new PictureDecoder(MOST_PIXELS);
  private final FaceEmbedding embedding;

  FaceReader(FaceEmbedding embedding) {
    this.embedding = embedding;
  }

  /** Names the network whose embeddings these are. */
  String model() {
    return embedding.id();
  }

  /**
   * Reads one face.
   *
   * @throws UnusableFaceException if the face's picture or points make no sense
   * @throws NetworkException if the network cannot answer
   */
  Embedding read(FaceCrop crop) throws UnusableFaceException, NetworkException {
    RgbImage picture = decode(crop);
    try {
      return crop.landmarks() == null
          ? embedding.embedWhole(picture)
          : embedding.embed(picture, inPicture(crop, picture));
    } catch (IllegalArgumentException e) {
      throw new UnusableFaceException(crop.index(), "landmarks: " + e.getMessage(), e);
    }
  }

  private RgbImage decode(FaceCrop crop) throws UnusableFaceException {
    try {
      return decoder.decode(crop.picture());
    } catch (PictureException e) {
      throw new UnusableFaceException(crop.index(), e.getMessage(), e);
    }
  }

  /**
   * Where the face's points, which were told for the frame, lie in its picture. Our gateways send
   * chips; a picture of another size is taken for the face's box cut out of the frame.
   */
  private static Landmarks inPicture(FaceCrop crop, RgbImage picture) {
    boolean isChip = picture.width() == FaceChip.SIZE && picture.height() == FaceChip.SIZE;
    if (isChip || crop.box() == null) {
      return FaceChip.landmarksInChip(crop.landmarks());
    }
    float scaleX = picture.width() / crop.box().width();
    float scaleY = picture.height() / crop.box().height();
    float[] xy = new float[2 * Landmarks.COUNT];
    int i = 0;
    for (Point point : crop.landmarks().points()) {
      xy[i++] = (point.x() - crop.box().left()) * scaleX;
      xy[i++] = (point.y() - crop.box().top()) * scaleY;
    }
    return Landmarks.of(xy);
  }
}
