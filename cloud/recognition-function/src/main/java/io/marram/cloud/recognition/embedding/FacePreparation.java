package io.marram.cloud.recognition.embedding;

import io.marram.vision.alignment.FaceTemplate;

/**
 * What a network expects of its input, and what its output means.
 *
 * @param template where the five points go in the network's square input
 * @param offset subtracted from every sample, 0 to 255, first
 * @param scale multiplied with every sample then
 * @param leastLength how long an output vector must be, before it is brought to length 1, to mean
 *     anything: non-faces stay below
 */
record FacePreparation(FaceTemplate template, float offset, float scale, double leastLength) {

  /**
   * MobileFaceNet, trained with ArcFace's template on samples from -1 to 1. The least length lies
   * between the longest of a detector's false alarms (43) and the shortest of the clear faces (46)
   * among 140 detections.
   */
  static final FacePreparation MOBILE_FACE_NET =
      new FacePreparation(FaceTemplate.ARCFACE_112, 127.5f, 1 / 128f, 44);

  /**
   * dlib's ResNet, trained with dlib's chips; its weights hold the normalisation. Its length tells
   * little: non-faces reach 1.41 and the dimmest clear faces have 1.36, so only the worst are told.
   */
  static final FacePreparation DLIB_RESNET = new FacePreparation(FaceTemplate.DLIB_150, 0, 1, 1.3);
}
