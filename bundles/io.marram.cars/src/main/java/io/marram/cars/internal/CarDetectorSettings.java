package io.marram.cars.internal;

import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.impulse.ImpulseSettings;
import io.marram.cars.lot.LotSettings;
import io.marram.cars.picture.AnnotationSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a car detector works.
 *
 * @param look what finds the cars
 * @param largestPictureMegapixels larger frames are refused, 1 to 200
 * @param lot what is counted
 * @param looksCloser whether stalls are looked at once more, with frames that are counted alone
 * @param publishing when counts are emitted
 * @param sender in whose name
 * @param pictures annotated pictures; empty if there are none
 * @param settleFrames whether a frame is done with once it is counted
 */
record CarDetectorSettings(
    Look look,
    int largestPictureMegapixels,
    LotSettings lot,
    boolean looksCloser,
    Publishing publishing,
    Sender sender,
    Optional<Pictures> pictures,
    boolean settleFrames) {

  private static final int MOST_MEGAPIXELS = 200;
  private static final int DAY_SECONDS = 86_400;
  private static final int LONGEST_NAME = 128;

  CarDetectorSettings {
    require("largest.picture", largestPictureMegapixels, 1, MOST_MEGAPIXELS);
    if (looksCloser && !lot.alone()) {
      throw new IllegalArgumentException("look.closer needs frames.alone");
    }
  }

  long largestPicturePixels() {
    return largestPictureMegapixels * 1_000_000L;
  }

  /** What finds the cars. */
  sealed interface Look {}

  /**
   * A model of the inference engine.
   *
   * @param model its name
   */
  record Network(String model, DetectorSettings settings) implements Look {

    Network {
      if (model.isEmpty()) {
        throw new IllegalArgumentException("model must name a model, was empty");
      }
    }
  }

  /** An Edge Impulse model file. */
  record Impulse(Path file, ImpulseSettings settings) implements Look {}

  /**
   * When counts are emitted.
   *
   * @param everySeconds 1 to 86,400; 0 on change only
   */
  record Publishing(boolean onChange, int everySeconds) {

    Publishing {
      require("publish.seconds", everySeconds, 0, DAY_SECONDS);
    }
  }

  /**
   * In whose name counts are sent.
   *
   * @param uuid 1 to 128 printable characters
   * @param gateway 1 to 128 printable characters
   */
  record Sender(String uuid, String gateway) {

    Sender {
      requireName("uuid", uuid);
      requireName("gateway", gateway);
    }

    private static void requireName(String field, String name) {
      if (name.isEmpty()
          || name.length() > LONGEST_NAME
          || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            field + " must have 1 to " + LONGEST_NAME + " printable characters");
      }
    }
  }

  /**
   * Annotated pictures.
   *
   * @param onChange whether also when a count changes
   * @param everySeconds the next one on change is not sooner than this, 0 to 86,400
   */
  record Pictures(boolean onChange, int everySeconds, AnnotationSettings annotation) {

    Pictures {
      require("picture.seconds", everySeconds, 0, DAY_SECONDS);
    }
  }

  private static void require(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(field, least, most, value));
    }
  }
}
