package io.marram.anomaly.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model bundle says about one of its models: the content of {@code <name>.properties}.
 *
 * @param name of the model and of its detector
 * @param sensors ids or types of the sensors that it watches; if empty, all
 * @param source where the model itself is
 */
public record ModelDescriptor(String name, List<String> sensors, Source source) {

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,59}";
  private static final int MOST_SENSORS = 10_000;

  /** Where a model itself is. */
  public sealed interface Source permits ForestFile, Network {}

  /**
   * An Isolation Forest in a file of the bundle.
   *
   * @param file its name, in the descriptor's folder
   */
  public record ForestFile(String file) implements Source {

    public ForestFile {
      if (file.isBlank() || file.contains("/") || file.contains("\\") || file.startsWith(".")) {
        throw new IllegalArgumentException("file must be a plain file name, was " + file);
      }
    }
  }

  /**
   * An autoencoder that the inference engine runs.
   *
   * @param model its name in the engine
   * @param settings how it is used
   */
  public record Network(String model, AutoencoderSettings settings) implements Source {

    public Network {
      if (model.isBlank()) {
        throw new IllegalArgumentException("model must not be empty");
      }
    }
  }

  public ModelDescriptor {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "a model's name must be 1 to 60 lower-case letters, digits and hyphens, was " + name);
    }
    sensors = List.copyOf(sensors);
    if (sensors.size() > MOST_SENSORS) {
      throw new IllegalArgumentException(
          "sensors must name at most %d, named %d".formatted(MOST_SENSORS, sensors.size()));
    }
  }

  /**
   * Reads a descriptor.
   *
   * @param name of the model
   * @throws ModelException if a property is missing, wrong or unknown; says which
   */
  public static ModelDescriptor of(String name, Properties properties) throws ModelException {
    Reader reader = new Reader(properties);
    try {
      Source source = reader.source();
      List<String> sensors = reader.list("sensors");
      reader.requireNothingElse();
      return new ModelDescriptor(name, sensors, source);
    } catch (IllegalArgumentException e) {
      throw new ModelException(e.getMessage());
    }
  }

  /** Reads properties, and knows which were asked for. */
  private static final class Reader {

    private final Properties properties;
    private final Set<String> unread;

    Reader(Properties properties) {
      this.properties = properties;
      this.unread = new TreeSet<>(properties.stringPropertyNames());
    }

    Source source() {
      String kind = required("kind");
      return switch (kind) {
        case "forest" -> new ForestFile(required("file"));
        case "autoencoder" -> new Network(required("model"), autoencoder());
        default ->
            throw new IllegalArgumentException("kind must be forest or autoencoder, was " + kind);
      };
    }

    private AutoencoderSettings autoencoder() {
      int window = whole("window", required("window"));
      int every = text("every").map(text -> whole("every", text)).orElse(Math.max(1, window / 4));
      Optional<String> mean = text("mean");
      Optional<String> deviation = text("deviation");
      if (mean.isPresent() != deviation.isPresent()) {
        throw new IllegalArgumentException("mean and deviation must be given both or not at all");
      }
      Optional<Scale> scale =
          mean.map(
              text -> new Scale(number("mean", text), number("deviation", deviation.orElse(""))));
      return new AutoencoderSettings(window, every, scale);
    }

    List<String> list(String key) {
      return Arrays.stream(text(key).orElse("").split(","))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }

    void requireNothingElse() {
      if (!unread.isEmpty()) {
        throw new IllegalArgumentException("unknown properties: " + String.join(", ", unread));
      }
    }

    private String required(String key) {
      return text(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private Optional<String> text(String key) {
      unread.remove(key);
      return Optional.ofNullable(properties.getProperty(key))
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    }

    private static int whole(String key, String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(key + " must be a whole number, was " + text, e);
      }
    }

    private static double number(String key, String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(key + " must be a number, was " + text, e);
      }
    }
  }
}
