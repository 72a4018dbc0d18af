package io.marram.cars.scene;

import io.marram.vision.image.RgbImage;

/**
 * Notices that a camera has come to show something else for good: it was turned, exchanged, or got
 * another's address. Night, weather, cars that come and go, and a lorry that passes are no such
 * change. One thread at a time.
 */
public final class SceneWatch {

  /** Of one place on other days at least 0.3, of two places below 0.1. */
  private static final double LEAST_LIKENESS = 0.15;

  private static final long LASTING_MILLIS = 5_000;
  private static final int FEWEST_PICTURES = 3;

  /** How much of what is known each picture replaces, so that dusk and snow become known. */
  private static final double SHARE = 0.05;

  private SceneSketch known;
  private long strangeSinceMillis;
  private int strange;

  /**
   * Looks at the next picture.
   *
   * @param timeMillis when it was taken, epoch milliseconds
   * @return whether the scene is another one since five seconds and three pictures; once for each
   *     change
   */
  public boolean hasChanged(RgbImage picture, long timeMillis) {
    SceneSketch seen = SceneSketch.of(picture);
    if (seen.isBlank()) {
      return false;
    }
    if (known == null || known.likeness(seen) >= LEAST_LIKENESS) {
      known = known == null ? seen : known.towards(seen, SHARE);
      strange = 0;
      return false;
    }
    if (strange == 0 || timeMillis < strangeSinceMillis) {
      strangeSinceMillis = timeMillis;
      strange = 0;
    }
    strange++;
    if (strange < FEWEST_PICTURES || timeMillis - strangeSinceMillis < LASTING_MILLIS) {
      return false;
    }
    known = seen;
    strange = 0;
    return true;
  }
}
