package io.marram.emulator.kura.deployment;

import java.time.Duration;
import java.util.Optional;

/** Watches whether a package works. */
interface Trial {

  /** One package's trial. */
  interface Watch {

    /**
     * Waits until the period is over, or the package does not work.
     *
     * @param period may be zero: then only that counts which can be seen at once
     * @return why it does not work, in words for a user
     */
    Optional<String> await(PackageFile installed, Duration period) throws InterruptedException;
  }

  /**
   * Begins before the package is installed.
   *
   * @param before what it takes the place of
   */
  Watch begin(Optional<PackageFile> before);
}
