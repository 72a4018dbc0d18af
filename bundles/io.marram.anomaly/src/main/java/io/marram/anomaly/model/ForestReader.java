package io.marram.anomaly.model;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.anomaly.forest.ForestSettings;
import io.marram.anomaly.forest.IsolationForest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * Reads the JSON in which forests are exchanged; docs/operations.md describes it. Sizes are looked
 * at before anything of them is made.
 */
public final class ForestReader {

  /** The most bytes of a file. */
  public static final int MOST_BYTES = 16 << 20;

  private static final String FORMAT = "marram-isolation-forest";
  private static final int VERSION = 1;

  /**
   * The version of the state that {@link IsolationForest#read} reads, and which is written here.
   */
  private static final int STATE_VERSION = 1;

  private ForestReader() {}

  /**
   * Reads a forest.
   *
   * @param json at most {@value #MOST_BYTES} bytes, UTF-8
   * @throws ModelException if it is no such forest; says what is wrong
   */
  public static TrainedForest read(byte[] json) throws ModelException {
    if (json.length > MOST_BYTES) {
      throw new ModelException("it has more than %d bytes".formatted(MOST_BYTES));
    }
    try {
      return read(Json.parse(new String(json, StandardCharsets.UTF_8)).asObject());
    } catch (ParseException e) {
      throw new ModelException("it is not JSON: " + e.getMessage());
    } catch (UnsupportedOperationException | NumberFormatException e) {
      throw new ModelException("a field is of another type than it must be: " + e.getMessage());
    } catch (IllegalArgumentException | IOException e) {
      throw new ModelException(e.getMessage());
    }
  }

  private static TrainedForest read(JsonObject forest) throws IOException {
    requireFormat(forest);
    List<String> features = features(forest);
    List<Double> usual =
        forest.get("usual") == null
            ? Collections.nCopies(features.size(), Double.NaN)
            : list(forest, "usual").stream().map(JsonValue::asDouble).toList();
    int samples = field(forest, "samples").asInt();
    require(
        samples >= 2 && samples <= ForestSettings.MOST_SAMPLES,
        "samples must be 2 to %d, was %d".formatted(ForestSettings.MOST_SAMPLES, samples));
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(state);
    List<JsonValue> trees = list(forest, "trees");
    out.writeInt(STATE_VERSION);
    out.writeInt(trees.size());
    out.writeInt(features.size());
    out.writeInt(samples);
    for (JsonValue tree : trees) {
      new ForestTree(tree.asObject(), samples).write(out);
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(state.toByteArray()));
    return new TrainedForest(features, usual, IsolationForest.read(in));
  }

  private static void requireFormat(JsonObject forest) {
    String format = forest.getString("format", "");
    require(format.equals(FORMAT), "format must be %s, was %s".formatted(FORMAT, format));
    int version = forest.getInt("version", 0);
    require(version == VERSION, "version must be %d, was %d".formatted(VERSION, version));
  }

  private static List<String> features(JsonObject forest) {
    List<String> features = list(forest, "features").stream().map(JsonValue::asString).toList();
    require(
        !features.isEmpty() && features.size() <= IsolationForest.MOST_COLUMNS,
        "features must name 1 to %d".formatted(IsolationForest.MOST_COLUMNS));
    require(new HashSet<>(features).size() == features.size(), "a feature is named twice");
    return features;
  }

  static List<JsonValue> list(JsonObject object, String name) {
    List<JsonValue> values = new ArrayList<>();
    field(object, name).asArray().forEach(values::add);
    return values;
  }

  private static JsonValue field(JsonObject object, String name) {
    JsonValue value = object.get(name);
    require(value != null, name + " is missing");
    return value;
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
