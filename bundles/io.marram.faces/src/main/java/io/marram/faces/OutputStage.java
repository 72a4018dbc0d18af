package io.marram.faces;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.geometry.NonMaximumSuppression;
import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;

/** The third stage: decides, moves the boxes for the last time and marks the five points. */
final class OutputStage {

  private static final int SIDE = 48;
  private static final int BATCH = 32;
  private static final NonMaximumSuppression SUPPRESSION =
      new NonMaximumSuppression(Overlap.MINIMUM, 0.7f);

  private final CropNetwork network;
  private final float threshold;

  OutputStage(Network network, float threshold) {
    this.network = new CropNetwork("output", network, SIDE, BATCH, 2, 4, 10);
    this.threshold = threshold;
  }

  List<Face> finish(RgbImage picture, Candidates refined) throws NetworkException {
    Candidates passed = new Candidates();
    List<Landmarks> landmarks = new ArrayList<>();
    network.run(
        picture,
        refined,
        (box, outputs, row) -> {
          float score = outputs.get(0).values()[2 * row + 1];
          if (score > threshold) {
            passed.addFrom(refined, box, score);
            passed.shiftLast(outputs.get(1).values(), 4 * row);
            landmarks.add(landmarks(refined.corners(), 4 * box, outputs.get(2), row));
          }
        });
    BoxRegression.shift(passed, BoxRegression.COUNTING_PIXELS);
    return faces(passed, landmarks);
  }

  /** The network gives the points as shares of the box, all x before all y. */
  private static Landmarks landmarks(float[] corners, int at, FloatTensor output, int row) {
    float width = corners[at + 2] - corners[at] + 1;
    float height = corners[at + 3] - corners[at + 1] + 1;
    float[] shares = output.values();
    int from = 2 * Landmarks.COUNT * row;
    float[] xy = new float[2 * Landmarks.COUNT];
    for (int i = 0; i < Landmarks.COUNT; i++) {
      xy[2 * i] = width * shares[from + i] + corners[at] - 1;
      xy[2 * i + 1] = height * shares[from + Landmarks.COUNT + i] + corners[at + 1] - 1;
    }
    return Landmarks.of(xy);
  }

  private static List<Face> faces(Candidates passed, List<Landmarks> landmarks) {
    List<Face> faces = new ArrayList<>();
    for (int index : SUPPRESSION.keep(countingPixels(passed), passed.scores(), passed.size())) {
      float[] corners = passed.corners();
      int at = 4 * index;
      if (isBox(corners, at)) {
        Box box = new Box(corners[at], corners[at + 1], corners[at + 2], corners[at + 3]);
        faces.add(new Face(box, landmarks.get(index), passed.score(index)));
      }
    }
    return List.copyOf(faces);
  }

  /** A box turned inside out by its own shifts, or one without end, is no face. */
  private static boolean isBox(float[] corners, int at) {
    float width = corners[at + 2] - corners[at];
    float height = corners[at + 3] - corners[at + 1];
    return width > 0 && height > 0 && Float.isFinite(width) && Float.isFinite(height);
  }

  /** The corners with the last pixel included, as this stage measures overlap. */
  private static float[] countingPixels(Candidates boxes) {
    float[] corners = boxes.corners().clone();
    for (int at = 0; at < 4 * boxes.size(); at += 4) {
      corners[at + 2]++;
      corners[at + 3]++;
    }
    return corners;
  }
}
