package io.marram.cloud.recognition.identification;

import io.marram.cloud.recognition.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** The impostor statistics that come with each model, as a file of properties beside this class. */
public final class ShippedStatistics {

  private ShippedStatistics() {}

  /**
   * The statistics of a model.
   *
   * @throws IllegalStateException if this program was put together without them
   */
  public static ImpostorStatistics of(EmbeddingModel model) {
    String file = "impostors-" + model.modelName() + ".properties";
    try (InputStream stream = ShippedStatistics.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + file + " is missing");
      }
      Properties properties = new Properties();
      properties.load(stream);
      return read(properties);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + file + " cannot be read", e);
    }
  }

  private static ImpostorStatistics read(Properties properties) {
    return new ImpostorStatistics(
        (int) number(properties, "people"),
        (int) number(properties, "pairs"),
        number(properties, "mean"),
        number(properties, "deviation"),
        number(properties, "tail.start"),
        number(properties, "tail.share"),
        number(properties, "tail.scale"),
        number(properties, "tail.shape"));
  }

  private static double number(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("impostor statistics lack " + name);
    }
    return Double.parseDouble(value.strip());
  }

  /** The statistics in the form in which they are shipped. */
  public static String write(ImpostorStatistics statistics) {
    StringWriter text = new StringWriter();
    line(text, "people", statistics.people());
    line(text, "pairs", statistics.pairs());
    line(text, "mean", statistics.mean());
    line(text, "deviation", statistics.deviation());
    line(text, "tail.start", statistics.tailStart());
    line(text, "tail.share", statistics.tailShare());
    line(text, "tail.scale", statistics.tailScale());
    line(text, "tail.shape", statistics.tailShape());
    return text.toString();
  }

  private static void line(StringWriter text, String name, double value) {
    String format = value == Math.rint(value) ? "%s=%.0f\n" : "%s=%.5f\n";
    text.append(String.format(Locale.ROOT, format, name, value));
  }
}
