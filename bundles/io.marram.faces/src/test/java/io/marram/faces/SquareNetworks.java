package io.marram.faces;

import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import java.util.List;

/**
 * Three networks that take white squares for faces: of the shapes of MTCNN's, but each only looks
 * how bright its input is.
 */
public final class SquareNetworks {

  /** Shares of the box at which the third network sees eyes, nose and mouth; x before y. */
  static final float[] POINTS = {0.3f, 0.7f, 0.5f, 0.35f, 0.65f, 0.4f, 0.4f, 0.6f, 0.8f, 0.8f};

  private static final int CELL = 12;

  private SquareNetworks() {}

  /** Answers for each cell its mean brightness as probability; shifts nothing. */
  public static Network proposal() {
    return input -> {
      int height = input.dimension(1);
      int width = input.dimension(2);
      int rows = answers(height);
      int columns = answers(width);
      float[] probability = new float[2 * rows * columns];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          float mean = cell(input, 2 * row, 2 * column);
          probability[2 * (row * columns + column) + 1] = mean;
        }
      }
      return List.of(
          new FloatTensor(new int[] {1, rows, columns, 2}, probability),
          new FloatTensor(new int[] {1, rows, columns, 4}, new float[4 * rows * columns]));
    };
  }

  /** As many answers as MTCNN's first network gives: its pooling rounds up. */
  private static int answers(int extent) {
    return (extent - 2 + 1) / 2 - 4;
  }

  private static float cell(FloatTensor input, int top, int left) {
    int bottom = Math.min(input.dimension(1), top + CELL);
    int right = Math.min(input.dimension(2), left + CELL);
    float sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += input.values()[3 * (y * input.dimension(2) + x)];
      }
    }
    return sum / (CELL * CELL);
  }

  /** Answers the mean brightness of each square as probability; shifts nothing. */
  public static Network refinement() {
    return input ->
        List.of(
            brightness(input),
            new FloatTensor(new int[] {input.dimension(0), 4}, new float[4 * input.dimension(0)]));
  }

  /** The same, with points. */
  public static Network output() {
    return input -> {
      int count = input.dimension(0);
      float[] points = new float[10 * count];
      for (int i = 0; i < count; i++) {
        System.arraycopy(POINTS, 0, points, 10 * i, 10);
      }
      return List.of(
          brightness(input),
          new FloatTensor(new int[] {count, 4}, new float[4 * count]),
          new FloatTensor(new int[] {count, 10}, points));
    };
  }

  private static FloatTensor brightness(FloatTensor input) {
    int count = input.dimension(0);
    int length = input.values().length / count;
    float[] probability = new float[2 * count];
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int k = 0; k < length; k++) {
        sum += input.values()[i * length + k];
      }
      probability[2 * i + 1] = sum / length;
    }
    return new FloatTensor(new int[] {count, 2}, probability);
  }
}
