package io.marram.collection.internal;

import io.marram.collection.CollectionMode;
import io.marram.collection.CollectionRule;
import io.marram.collection.CollectorSettings;
import io.marram.collection.FolderSettings;
import io.marram.collection.Occasion;
import io.marram.collection.UploadSettings;
import io.marram.collection.UploadSettings.AccessKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Maps the configuration to settings; some empty properties come from the environment. */
final class FrameCollectorMapping {

  private static final int MEGABYTE_BITS = 20;

  private final UnaryOperator<String> environment;
  private final UnaryOperator<String> decryption;
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
    this.decryption = decryption;
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
        present(config.bucket()).map(bucket -> upload(bucket, config)));
  }

  private FolderSettings folder(FrameCollectorConfig config) {
    requireMegabytes("megabytes", config.megabytes(), 1);
    requireMegabytes("reserve.megabytes", config.reserve_megabytes(), 0);
    return new FolderSettings(
        present(config.folder()).map(FrameCollectorMapping::absolute).orElse(ownFolder),
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
        present(config.prefix()).orElse(""),
        find(config.gateway(), "IOT_THING_NAME").or(() -> present(deviceName)).orElse(""),
        find(config.region(), "AWS_REGION")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "region is empty, and so is the environment variable AWS_REGION")),
        present(config.endpoint()).map(FrameCollectorMapping::endpoint),
        accessKey(config),
        Duration.ofMillis(config.timeout_milliseconds()));
  }

  private Optional<AccessKey> accessKey(FrameCollectorConfig config) {
    String id = present(config.access_key_id()).orElse("");
    String secret = present(config.secret_access_key()).map(decryption).orElse("");
    return id.isEmpty() && secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new AccessKey(id, secret));
  }

  private static URI endpoint(String value) {
    try {
      URI uri = new URI(value);
      if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("endpoint is not a URL: \"" + value + "\"", e);
    }
    throw new IllegalArgumentException(
        "endpoint must be an http or https URL, was \"" + value + "\"");
  }

  private Optional<String> find(String value, String variable) {
    return present(value).or(() -> present(environment.apply(variable)));
  }

  private static Optional<String> present(String value) {
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }
}
