package io.marram.emulator.kura.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.osgi.framework.BundleContext;

/**
 * The settings of package operations, from the framework's properties.
 *
 * @param home folder of the gateway
 * @param trialPeriod how long a new package is watched, {@code marram.trial.seconds}
 * @param startLimit how long a bundle may take to start, {@code marram.start.seconds}
 */
record PackageSettings(Path home, Duration trialPeriod, Duration startLimit) {
  private static final String DEFAULT_TRIAL_SECONDS = "5";
  private static final String DEFAULT_START_SECONDS = "30";

  static PackageSettings of(BundleContext context) {
    return new PackageSettings(
        Path.of(context.getProperty("marram.home")),
        seconds(context, "marram.trial.seconds", DEFAULT_TRIAL_SECONDS),
        seconds(context, "marram.start.seconds", DEFAULT_START_SECONDS));
  }

  private static Duration seconds(BundleContext context, String property, String fallback) {
    String seconds = Objects.requireNonNullElse(context.getProperty(property), fallback);
    return Duration.ofMillis(Math.round(1_000 * Double.parseDouble(seconds)));
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
