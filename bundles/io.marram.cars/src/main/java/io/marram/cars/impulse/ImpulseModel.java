package io.marram.cars.impulse;

import java.util.List;

/**
 * What a model says that it is.
 *
 * @param name owner, project and version, printable; may be empty
 * @param kind what it finds
 * @param width of the pictures it looks at, in pixels
 * @param height of the pictures it looks at, in pixels
 * @param grey whether it sees no colours
 * @param resize how pictures are brought to that size
 * @param labels what it can name, printable
 */
public record ImpulseModel(
    String name,
    Kind kind,
    int width,
    int height,
    boolean grey,
    ResizeMode resize,
    List<String> labels) {

  /** What a model finds. */
  public enum Kind {
    /** Boxes around things. */
    OBJECT_DETECTION,
    /** Where the middle of things is (FOMO): its boxes are all of one size. */
    CENTROIDS
  }

  public ImpulseModel {
    labels = List.copyOf(labels);
  }
}
