package io.marram.emulator.cli.cars;

import io.marram.cars.LabelFilter;
import io.marram.cars.area.Areas;
import io.marram.cars.count.CountSettings;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.NetworkDetector;
import io.marram.cars.detect.Tiling;
import io.marram.cars.impulse.ImpulseDetector;
import io.marram.cars.impulse.ImpulseSettings;
import io.marram.cars.picture.Mosaic;
import io.marram.cars.track.TrackerSettings;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What finds cars and what counts as one; the defaults are the gateway's. */
final class DetectorOptions {

  private static final Pattern TILES = Pattern.compile("(\\d{1,3})[xX](\\d{1,3})");
  private static final double TILE_OVERLAP = 0.2;
  private static final String ANY = "any";

  /** A car that is known is followed down to this part of the score that makes one known. */
  private static final double WEAK =
      TrackerSettings.DEFAULT.weakScore() / TrackerSettings.DEFAULT.confidentScore();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private CarModelOption model;

  @Option(
      names = "--eim",
      paramLabel = "FILE.eim",
      description = "An Edge Impulse model for Linux, instead of CenterNet.")
  private Optional<Path> eim = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "LABEL,...",
      description = "What counts: labels of the detector, or any (default: car,truck,bus).")
  private Optional<String> labels = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      defaultValue = "0.3",
      description = "The least score of what counts, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--tiles",
      paramLabel = "CxR",
      description =
          "Look at so many columns and rows of tiles too, for small cars; each costs as much time as"
              + " the whole picture.")
  private Optional<String> tiles = Optional.empty();

  /** How cars are counted in some areas. */
  CountSettings settings(Areas areas) {
    CountSettings usual = CountSettings.of(areas);
    TrackerSettings tracker = usual.tracker();
    try {
      return new CountSettings(
          areas,
          labels.map(DetectorOptions::filter).orElse(usual.labels()),
          usual.duplicates(),
          new TrackerSettings(
              threshold,
              WEAK * threshold,
              tracker.confirmations(),
              tracker.patienceMillis(),
              tracker.mostTracks()),
          usual.windowMillis(),
          usual.stallSettleMillis(),
          usual.standMillis());
    } catch (IllegalArgumentException e) {
      throw wrong("--threshold must be from 0 to 1, was " + threshold, e);
    }
  }

  private static LabelFilter filter(String text) {
    return text.strip().equals(ANY)
        ? new LabelFilter(Set.of(), Set.of())
        : new LabelFilter(LabelFilter.labels(text), Set.of());
  }

  /**
   * Opens the detector.
   *
   * @param hides whether what it finds is hidden, however faint it is
   * @throws CommandFailure if it cannot be opened
   */
  OpenDetector open(LocalNetworks networks, CountSettings settings, boolean hides) {
    double weak = settings.tracker().weakScore();
    double least = hides ? Math.min(weak, Mosaic.LEAST_SCORE) : weak;
    if (eim.isPresent()) {
      return openImpulse(eim.get(), least);
    }
    DetectorSettings look =
        new DetectorSettings(
            OptionalDouble.of(least), DetectorSettings.DEFAULT_INPUT_PIXELS, tiling());
    CarNetwork network = CarNetwork.open(networks, model.file());
    try {
      network.model().reporting(settings.labels());
    } catch (IllegalArgumentException e) {
      network.close();
      throw new CommandFailure(e.getMessage(), e);
    }
    return new OpenDetector(
        new NetworkDetector(network.network(), network.model(), look),
        Optional.of(network),
        network::close);
  }

  private OpenDetector openImpulse(Path file, double least) {
    if (model.file().isPresent() || tiles.isPresent()) {
      throw wrong("--eim goes with neither --model nor --tiles", null);
    }
    if (!Files.exists(file)) {
      throw new CommandFailure("there is no file " + file);
    }
    ImpulseDetector impulse =
        new ImpulseDetector(file, ImpulseSettings.DEFAULT.withLeastScore(least));
    return new OpenDetector(impulse, Optional.empty(), impulse::close);
  }

  private Tiling tiling() {
    if (tiles.isEmpty()) {
      return Tiling.NONE;
    }
    Matcher matcher = TILES.matcher(tiles.get());
    if (!matcher.matches()) {
      throw wrong("--tiles must be columns and rows such as 3x2, was " + tiles.get(), null);
    }
    try {
      return new Tiling(
          Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), TILE_OVERLAP);
    } catch (IllegalArgumentException e) {
      throw wrong("--tiles: " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String message, Throwable cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }
}
