package io.marram.converter.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Padding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfjsGraphReaderTest {

  private static final Path CENTERNET =
      Path.of(System.getProperty("weights.directory"))
          .resolve("@vladmandic/human/models/centernet.json");

  @TempDir Path folder;

  @Test
  void readsWhatTheOutputsNeed() throws IOException {
    Graph graph = TfjsGraphReader.read(CENTERNET, List.of("tower_0/keypoints", "tower_0/wh"));

    assertThat(graph.input()).isEqualTo("tower_0/images");
    assertThat(graph.inputShape()).containsExactly(1, 512, 512, 3);
    Node first = graph.nodes().get(0);
    assertThat(first.operation()).isEqualTo(new Convolution(2, Padding.SAME));
    assertThat(graph.constants().get(first.input(1)).shape()).containsExactly(16, 3, 3, 3);
    Node depthwise =
        graph.nodes().stream()
            .filter(node -> node.operation() instanceof DepthwiseConvolution)
            .findFirst()
            .orElseThrow();
    assertThat(graph.constants().get(depthwise.input(1)).shape()).containsExactly(1, 3, 3, 16);
    assertThat(graph.nodes())
        .extracting(Node::operation)
        .contains(Elementwise.RELU6, Elementwise.SIGMOID, new Operation.Doubling());
  }

  @Test
  void namesANodeThatHasNoTranslation() {
    assertThatThrownBy(
            () -> TfjsGraphReader.read(CENTERNET, List.of("tower_0/max_pooling2d/MaxPool")))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("centernet.json: node tower_0/max_pooling2d/MaxPool")
        .hasMessageContaining("is a MaxPool, which is not supported");
  }

  @Test
  void namesAnOutputThatIsMissing() {
    assertThatThrownBy(() -> TfjsGraphReader.read(CENTERNET, List.of("boxes")))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("node boxes is missing");
  }

  @Test
  void refusesAnEnlargementThatIsNotTwofold() throws IOException {
    Path weights = CENTERNET.resolveSibling("centernet.bin");
    Files.copy(weights, folder.resolve("centernet.bin"));
    String model = Files.readString(CENTERNET);
    String larger = model.replace("\"512\"", "\"1024\"");
    Path file = Files.writeString(folder.resolve("centernet.json"), larger);

    assertThatThrownBy(() -> TfjsGraphReader.read(file, List.of("tower_0/wh")))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("resizes to [32.0, 32.0], which is not twice its input");
  }

  @Test
  void refusesWhatIsNoGraph() throws IOException {
    for (String text : List.of("[]", "{", "{}", "{\"weightsManifest\": []}", "<html>")) {
      Path file = Files.writeString(folder.resolve("model.json"), text);

      assertThatThrownBy(() -> TfjsGraphReader.read(file, List.of("y")))
          .as(text)
          .isInstanceOf(ConversionException.class)
          .hasMessageContaining("model.json is not a graph model");
    }
  }
}
