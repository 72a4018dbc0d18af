package io.marram.emulator.kura.packages;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of one operation.
 *
 * @param source file name or URL that was given; for an uninstallation the package's name
 * @param name of the package, empty as long as it is not known
 * @param version of the package, empty as long as it is not known
 * @param progress 0..1
 * @param message what is being done, or why it failed or was rolled back, in words for a user
 * @param ended empty as long as the operation goes on
 */
public record PackageOperation(
    String id,
    Kind kind,
    String source,
    String name,
    String version,
    State state,
    double progress,
    String message,
    Instant started,
    Optional<Instant> ended) {

  /** What is asked for. */
  public enum Kind {
    INSTALL,
    UPDATE,
    UNINSTALL
  }

  /** How far it is. */
  public enum State {
    QUEUED,
    DOWNLOADING,
    INSTALLING,
    /** The package is installed and watched; it may still be rolled back. */
    TRIAL,
    DONE,
    /** Nothing has changed. */
    FAILED,
    /** The package did not work; what was there before is there again. */
    ROLLED_BACK
  }

  public PackageOperation {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(ended, "ended");
  }
}
