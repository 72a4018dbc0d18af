package io.marram.cars.internal;

import io.marram.cars.DuplicateSuppression;
import io.marram.cars.LabelFilter;
import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.count.CountSettings;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.Tiling;
import io.marram.cars.impulse.ImpulseSettings;
import io.marram.cars.internal.CarDetectorSettings.Impulse;
import io.marram.cars.internal.CarDetectorSettings.Look;
import io.marram.cars.internal.CarDetectorSettings.Network;
import io.marram.cars.internal.CarDetectorSettings.Pictures;
import io.marram.cars.internal.CarDetectorSettings.Publishing;
import io.marram.cars.internal.CarDetectorSettings.Sender;
import io.marram.cars.lot.LotSettings;
import io.marram.cars.occupancy.OccupancySettings;
import io.marram.cars.picture.AnnotationSettings;
import io.marram.cars.picture.Mosaic;
import io.marram.cars.track.TrackerSettings;
import io.marram.networks.EngineTarget;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Maps a car detector's configuration to settings. */
final class CarDetectorMapping {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX×]\\s*(\\d{1,5})");
  private static final double MILLIS = 1_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int KILOBYTE = 1_024;

  /** A car that is known is followed down to this part of the score that makes one known. */
  private static final double WEAK = 0.4;

  /** Larger than most cars that tiles are needed for. */
  private static final double TILE_OVERLAP = 0.2;

  private CarDetectorMapping() {}

  /**
   * @param surroundings names that hold where the configuration has none
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  static CarDetectorSettings map(CarDetectorConfig config, Surroundings surroundings) {
    NumberRanges.check(config);
    EngineTarget.require(config.InferenceEngineService_target());
    double weakScore = WEAK * config.least_score();
    Optional<Pictures> pictures = pictures(config);
    double leastScore = pictures.isPresent() ? Math.min(weakScore, Mosaic.LEAST_SCORE) : weakScore;
    return new CarDetectorSettings(
        look(config, leastScore),
        config.largest_picture(),
        lot(config, weakScore),
        config.look_closer(),
        new Publishing(config.publish_on_change(), config.publish_seconds()),
        sender(config, surroundings),
        pictures,
        config.settle_frames());
  }

  private static Look look(CarDetectorConfig config, double leastScore) {
    return switch (text(config.detector())) {
      case "network" -> {
        int[] size = size("input.size", config.input_size());
        NumberRanges.require(
            "input.size, width times height,",
            (double) size[0] * size[1],
            DetectorSettings.FEWEST_PIXELS,
            DetectorSettings.MOST_PIXELS);
        int[] tiles = size("tiles", config.tiles());
        NumberRanges.require("tiles, columns,", tiles[0], 1, Tiling.MOST);
        NumberRanges.require("tiles, rows,", tiles[1], 1, Tiling.MOST);
        yield new Network(
            text(config.model()),
            new DetectorSettings(
                OptionalDouble.of(leastScore),
                size[0] * size[1],
                tiles[0] * tiles[1] == 1
                    ? Tiling.NONE
                    : new Tiling(tiles[0], tiles[1], TILE_OVERLAP)));
      }
      case "impulse" -> {
        if (text(config.impulse_file()).isEmpty()) {
          throw new IllegalArgumentException("impulse.file must name a file, was empty");
        }
        yield new Impulse(
            Path.of(text(config.impulse_file())),
            ImpulseSettings.DEFAULT.withLeastScore(leastScore));
      }
      default ->
          throw new IllegalArgumentException(
              "detector must be network or impulse, was " + text(config.detector()));
    };
  }

  private static int[] size(String field, String value) {
    Matcher matcher = SIZE.matcher(text(value));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          field + " must be two numbers such as 4x3, was \"" + text(value) + "\"");
    }
    return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
  }

  private static LotSettings lot(CarDetectorConfig config, double weakScore) {
    TrackerSettings usual = TrackerSettings.DEFAULT;
    CountSettings counting =
        new CountSettings(
            areas(config),
            labels(config),
            DuplicateSuppression.DEFAULT,
            new TrackerSettings(
                config.least_score(),
                weakScore,
                usual.confirmations(),
                usual.patienceMillis(),
                usual.mostTracks()),
            Math.round(config.smoothing_seconds() * MILLIS),
            Math.round(config.stall_seconds() * MILLIS),
            config.learn_minutes() * MINUTE_MILLIS);
    return new LotSettings(
        counting,
        text(config.entry_lines()).isEmpty() ? Set.of() : LabelFilter.labels(config.entry_lines()),
        config.capacity() == 0
            ? Optional.empty()
            : Optional.of(OccupancySettings.of(config.capacity())),
        Optional.of(text(config.lot_zone())).filter(zone -> !zone.isEmpty()),
        config.start_count() == -1 ? OptionalInt.empty() : OptionalInt.of(config.start_count()),
        config.frames_alone());
  }

  private static Areas areas(CarDetectorConfig config) {
    try {
      return AreaText.parse(text(config.areas()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("areas, " + e.getMessage(), e);
    }
  }

  private static LabelFilter labels(CarDetectorConfig config) {
    String labels = text(config.labels());
    return labels.equals("any")
        ? new LabelFilter(Set.of(), Set.of())
        : new LabelFilter(LabelFilter.labels(labels), Set.of());
  }

  private static Optional<Pictures> pictures(CarDetectorConfig config) {
    String when = text(config.pictures());
    return switch (when) {
      case "off" -> Optional.empty();
      case "request", "change" ->
          Optional.of(
              new Pictures(
                  when.equals("change"),
                  config.picture_seconds(),
                  new AnnotationSettings(
                      config.picture_mosaic(),
                      config.picture_size(),
                      Math.multiplyExact(config.picture_kilobytes(), KILOBYTE),
                      ZoneId.systemDefault())));
      default ->
          throw new IllegalArgumentException(
              "pictures must be off, request or change, was " + when);
    };
  }

  private static Sender sender(CarDetectorConfig config, Surroundings surroundings) {
    String gateway =
        first(config.gateway(), surroundings.variable("IOT_THING_NAME"), surroundings.deviceName());
    return new Sender(
        first(
            config.uuid(),
            surroundings.variable("BALENA_DEVICE_UUID"),
            surroundings.variable("RESIN_DEVICE_UUID"),
            gateway),
        gateway);
  }

  private static String first(String... names) {
    return Stream.of(names)
        .map(CarDetectorMapping::text)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}
