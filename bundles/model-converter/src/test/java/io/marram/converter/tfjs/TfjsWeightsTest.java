package io.marram.converter.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfjsWeightsTest {

  private static final String QUANTISED =
      """
      {"name": "quantised", "shape": [2, 2], "dtype": "float32",
       "quantization": {"dtype": "uint8", "scale": 0.5, "min": -10}}""";
  private static final String PLAIN =
      """
      {"name": "plain", "shape": [1], "dtype": "float32"}""";

  @TempDir Path folder;

  @Test
  void readsBytesAsScaledSteps() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {0, 1, (byte) 128, (byte) 255}).putFloat(1.25f);
    Files.write(folder.resolve("weights.bin"), bytes.array());

    TfjsWeights weights = TfjsWeights.read(manifest(QUANTISED + "," + PLAIN));

    Constant quantised = weights.get("quantised");
    assertThat(quantised.shape()).containsExactly(2, 2);
    assertThat(quantised.values()).containsExactly(-10, -9.5f, 54, 117.5f);
    assertThat(weights.get("plain").values()).containsExactly(1.25f);
  }

  @Test
  void readsHalfFloatsAndIntegers() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    // 1/6 rounded to 16 bits, and -2.
    bytes.putShort((short) 0x3155).putShort((short) 0xc000).putInt(-1);
    Files.write(folder.resolve("weights.bin"), bytes.array());
    String half =
        """
        {"name": "half", "shape": [2], "dtype": "float32",
         "quantization": {"dtype": "float16", "original_dtype": "float32"}}""";
    String axis =
        """
        {"name": "axis", "shape": [], "dtype": "int32"}""";

    TfjsWeights weights = TfjsWeights.read(manifest(half + "," + axis));

    assertThat(weights.get("half").values()).containsExactly(0.1666259765625f, -2);
    assertThat(weights.get("axis").values()).containsExactly(-1);
    assertThat(weights.has("axis")).isTrue();
    assertThat(weights.has("axes")).isFalse();
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    Path manifest = manifest(PLAIN);

    assertThatThrownBy(() -> TfjsWeights.read(manifest))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("weights.bin is missing");
  }

  @Test
  void refusesAFileThatIsTooShort() throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[3]);
    Path manifest = manifest(PLAIN);

    assertThatThrownBy(() -> TfjsWeights.read(manifest))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("more weights than its files have");
  }

  @Test
  void refusesATypeItDoesNotKnow() throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[4]);
    Path manifest = manifest(PLAIN.replace("float32", "complex64"));

    assertThatThrownBy(() -> TfjsWeights.read(manifest))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("weight plain has type complex64");
  }

  @Test
  void refusesAManifestThatIsNoJson() throws IOException {
    Path manifest = Files.writeString(folder.resolve("manifest.json"), "{\"weights\"");

    assertThatThrownBy(() -> TfjsWeights.read(manifest))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("manifest.json is not a weights manifest");
  }

  @Test
  void namesTheWeightThatTheManifestLacks() throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[4]);
    TfjsWeights weights = TfjsWeights.read(manifest(PLAIN));

    assertThatThrownBy(() -> weights.get("fc"))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("weight fc is missing");
  }

  private Path manifest(String weights) throws IOException {
    String json = "[{\"weights\": [" + weights + "], \"paths\": [\"weights.bin\"]}]";
    return Files.writeString(folder.resolve("manifest.json"), json);
  }
}
