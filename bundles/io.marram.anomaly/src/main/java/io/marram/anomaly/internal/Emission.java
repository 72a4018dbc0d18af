package io.marram.anomaly.internal;

/** Which verdicts are emitted. */
final class Emission {

  private Emission() {}

  /**
   * @throws IllegalArgumentException if the setting is neither {@code all} nor {@code changes}
   */
  static boolean isChangesOnly(String emit) {
    return switch (emit.trim()) {
      case "all" -> false;
      case "changes" -> true;
      default ->
          throw new IllegalArgumentException("emit must be all or changes, was " + emit.trim());
    };
  }
}
