package io.marram.cloud.recognition.embedding;

import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;

/** The port to a network that turns faces into vectors. Safe for use by several threads. */
public interface FaceEmbedding {

  /** Names the network and its version; vectors of the same id can be compared. */
  String id();

  /**
   * Embeds one face.
   *
   * @param picture the face with a margin: a chip, or the whole picture
   * @param inPicture the face's five points in the picture
   * @throws NetworkException if the network cannot answer
   * @throws IllegalArgumentException if the five points coincide
   */
  Embedding embed(RgbImage picture, Landmarks inPicture) throws NetworkException;

  /**
   * Embeds a picture that is filled by one upright face whose points nobody knows.
   *
   * @throws NetworkException if the network cannot answer
   */
  Embedding embedWhole(RgbImage picture) throws NetworkException;
}
