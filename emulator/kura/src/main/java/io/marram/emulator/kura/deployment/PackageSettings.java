package io.marram.emulator.kura.deployment;

import java.nio.file.Path;
import java.time.Duration;
import org.osgi.framework.BundleContext;

/**
 * The settings of package operations, from the framework's properties.
 *
 * @param home folder of the gateway
 * @param trialPeriod how long a new package is watched, {@code marram.trial.seconds}
 */
record PackageSettings(Path home, Duration trialPeriod) {
  private static final String DEFAULT_TRIAL_SECONDS = "5";

  static PackageSettings of(BundleContext context) {
    String seconds = context.getProperty("marram.trial.seconds");
    return new PackageSettings(
        Path.of(context.getProperty("marram.home")),
        Duration.ofMillis(
            Math.round(
                1_000 * Double.parseDouble(seconds == null ? DEFAULT_TRIAL_SECONDS : seconds))));
  }

  PackageStore store() {
    return new PackageStore(home.resolve("packages"), () -> home.toFile().getUsableSpace());
  }

  long largeBundleBytes() {
    return 4L << 20;
  }

  long healthCheckMillis() {
    return 10_000;
  }
}
