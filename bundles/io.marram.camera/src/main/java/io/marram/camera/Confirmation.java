package io.marram.camera;

/** When a frame counts as settled. */
public enum Confirmation {
  /** Its result is safely on its way: the sink at the end of the wires said so. */
  RESULT,
  /** It was handed to the wires: what is in work when the gateway dies is lost. */
  EMISSION;

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it is neither {@code result} nor {@code emission}
   */
  public static Confirmation of(String setting) {
    return switch (setting) {
      case "result" -> RESULT;
      case "emission" -> EMISSION;
      default ->
          throw new IllegalArgumentException(
              "confirm must be result or emission, was \"" + setting + "\"");
    };
  }
}
