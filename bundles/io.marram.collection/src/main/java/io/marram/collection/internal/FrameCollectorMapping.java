package io.marram.collection.internal;

import io.marram.aws.AwsProperties;
import io.marram.collection.CollectionMode;
import io.marram.collection.CollectionRule;
import io.marram.collection.CollectorSettings;
import io.marram.collection.FolderSettings;
import io.marram.collection.Occasion;
import io.marram.collection.UploadSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Maps the configuration to settings; some empty properties come from the environment. */
final class FrameCollectorMapping {

  private static final int MEGABYTE_BITS = 20;

  private final UnaryOperator<String> environment;
  private final AwsProperties aws;
  private final Path ownFolder;
  private final String deviceName;

  /**
   * @param environment the value of an environment variable, or null
   * @param decryption the clear text of a password property
   * @param ownFolder used if none is set
   * @param deviceName the gateway's name if none is set, or null
   */
  FrameCollectorMapping(
      UnaryOperator<String> environment,
      UnaryOperator<String> decryption,
      Path ownFolder,
      String deviceName) {
    this.environment = environment;
    this.aws = new AwsProperties(environment, decryption);
    this.ownFolder = ownFolder;
    this.deviceName = deviceName;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  CollectorSettings map(FrameCollectorConfig config) {
    return new CollectorSettings(
        CollectionMode.parse(config.enabled()).isOn(environment),
        new CollectionRule(
            Occasion.parse(config.occasion()),
            Duration.ofSeconds(config.interval_seconds()),
            config.motion_share(),
            config.unsure_low(),
            config.unsure_high()),
        folder(config),
        AwsProperties.present(config.bucket()).map(bucket -> upload(bucket, config)));
  }

  private FolderSettings folder(FrameCollectorConfig config) {
    requireMegabytes("megabytes", config.megabytes(), 1);
    requireMegabytes("reserve.megabytes", config.reserve_megabytes(), 0);
    return new FolderSettings(
        AwsProperties.present(config.folder())
            .map(FrameCollectorMapping::absolute)
            .orElse(ownFolder),
        (long) config.megabytes() << MEGABYTE_BITS,
        (long) config.reserve_megabytes() << MEGABYTE_BITS);
  }

  private static void requireMegabytes(String property, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(property, least, value));
    }
  }

  private static Path absolute(String folder) {
    try {
      Path path = Path.of(folder);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("folder is not a path: " + e.getReason(), e);
    }
    throw new IllegalArgumentException("folder must be an absolute path, was " + folder);
  }

  private UploadSettings upload(String bucket, FrameCollectorConfig config) {
    return new UploadSettings(
        bucket,
        AwsProperties.present(config.prefix()).orElse(""),
        aws.find(config.gateway(), "IOT_THING_NAME")
            .or(() -> AwsProperties.present(deviceName))
            .orElse(""),
        aws.access(
            aws.find(config.region(), "AWS_REGION"),
            config.endpoint(),
            config.access_key_id(),
            config.secret_access_key(),
            Duration.ofMillis(config.timeout_milliseconds())));
  }
}
