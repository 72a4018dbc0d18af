package io.marram.converter.tfjs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights that a TensorFlow.js manifest describes: groups of binary files, each weight a run of
 * 32-bit floats, of 16-bit floats, or of bytes that stand for {@code byte * scale + min}. The few
 * 32-bit integers, such as axes, become floats too; they are small enough to stay exact.
 */
public final class TfjsWeights {

  private final Map<String, Constant> weights = new LinkedHashMap<>();

  private TfjsWeights() {}

  /**
   * Reads a manifest and the files it names, which lie beside it.
   *
   * @throws ConversionException if one is missing, malformed, too short, or of an unknown type
   * @throws IOException if one cannot be read
   */
  public static TfjsWeights read(Path manifest) throws IOException {
    try {
      return read(JsonParser.parseString(Files.readString(manifest)).getAsJsonArray(), manifest);
    } catch (JsonParseException | IllegalStateException e) {
      throw new ConversionException(manifest + " is not a weights manifest", e);
    }
  }

  /** Reads the files that the groups of a manifest name, which lie beside the manifest. */
  static TfjsWeights read(JsonArray groups, Path manifest) throws IOException {
    TfjsWeights result = new TfjsWeights();
    try {
      for (JsonElement group : groups) {
        result.readGroup(group.getAsJsonObject(), manifest.resolveSibling("."));
      }
    } catch (BufferUnderflowException e) {
      throw new ConversionException(manifest + " describes more weights than its files have", e);
    }
    return result;
  }

  /** Whether there is a weight of this name. */
  boolean has(String name) {
    return weights.containsKey(name);
  }

  /**
   * A weight by its name.
   *
   * @throws ConversionException if there is none
   */
  public Constant get(String name) {
    Constant weight = weights.get(name);
    if (weight == null) {
      throw new ConversionException("weight " + name + " is missing from the manifest");
    }
    return weight;
  }

  private void readGroup(JsonObject group, Path folder) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (JsonElement path : group.getAsJsonArray("paths")) {
      Path file = folder.resolve(path.getAsString()).normalize();
      if (!Files.exists(file)) {
        throw new ConversionException("the weight file " + file + " is missing");
      }
      joined.write(Files.readAllBytes(file));
    }
    ByteBuffer bytes = ByteBuffer.wrap(joined.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    for (JsonElement element : group.getAsJsonArray("weights")) {
      JsonObject weight = element.getAsJsonObject();
      weights.put(weight.get("name").getAsString(), readWeight(weight, bytes));
    }
  }

  private static Constant readWeight(JsonObject weight, ByteBuffer bytes) {
    JsonArray sizes = weight.getAsJsonArray("shape");
    int[] shape = new int[sizes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sizes.get(i).getAsInt();
    }
    return new Constant(shape, readValues(weight, Constant.size(shape), bytes));
  }

  private static float[] readValues(JsonObject weight, int count, ByteBuffer bytes) {
    JsonObject quantization = weight.getAsJsonObject("quantization");
    String type = weight.get("dtype").getAsString();
    String stored = quantization == null ? type : quantization.get("dtype").getAsString();
    float[] values = new float[count];
    if (quantization == null && stored.equals("float32")) {
      bytes.asFloatBuffer().get(values);
      bytes.position(bytes.position() + Float.BYTES * count);
    } else if (quantization == null && stored.equals("int32")) {
      for (int i = 0; i < count; i++) {
        values[i] = bytes.getInt();
      }
    } else if (quantization != null && stored.equals("float16")) {
      for (int i = 0; i < count; i++) {
        values[i] = HalfFloat.toFloat(bytes.getShort());
      }
    } else if (quantization != null && stored.equals("uint8")) {
      double scale = quantization.get("scale").getAsDouble();
      double min = quantization.get("min").getAsDouble();
      for (int i = 0; i < count; i++) {
        values[i] = (float) (Byte.toUnsignedInt(bytes.get()) * scale + min);
      }
    } else {
      throw new ConversionException(
          "weight " + weight.get("name").getAsString() + " has type " + stored + ", not supported");
    }
    return values;
  }
}
