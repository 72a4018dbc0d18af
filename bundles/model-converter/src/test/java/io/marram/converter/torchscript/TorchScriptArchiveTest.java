package io.marram.converter.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.SumOverChannels;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptArchiveTest {

  private final GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 4, 4, 1);

  @Test
  void keepsTheEntriesInOrderUncompressedAndWithoutATimeOfTheirOwn() throws IOException {
    byte[] archive = TorchScriptArchive.of(convolution());

    assertThat(entries(archive).keySet())
        .containsExactly(
            "model/data.pkl",
            "model/code/__torch__.py",
            "model/data/0",
            "model/data/1",
            "model/constants.pkl",
            "model/version");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      ZipEntry entry = zip.getNextEntry();
      assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(entry.getTimeLocal()).isEqualTo("1980-02-01T00:00:00");
    }
  }

  @Test
  void writesTheOperationsAsCode() throws IOException {
    Map<String, byte[]> entries = entries(TorchScriptArchive.of(convolution()));

    assertThat(new String(entries.get("model/code/__torch__.py"), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            class Model(Module):
              __parameters__ = ["weight0", "weight1", ]
              __buffers__ = []
              weight0 : Tensor
              weight1 : Tensor
              training : bool
              def forward(self: __torch__.Model,
                image: Tensor) -> Tensor:
                v0 = torch.permute(image, [0, 3, 1, 2])
                v1 = ops.mkldnn._convolution_pointwise(v0, self.weight0, self.weight1, [0, 0], [1, 1], [1, 1], 1, "relu", annotate(List[Optional[number]], []), "")
                v2 = torch.contiguous(torch.permute(v1, [0, 2, 3, 1]))
                return v2
            """);
  }

  @Test
  void writesParametersAsLittleEndianFloats() throws IOException {
    Map<String, byte[]> entries = entries(TorchScriptArchive.of(convolution()));

    assertThat(entries.get("model/data/0")).hasSize(9 * Float.BYTES);
    // 0.5 is 3f000000 in IEEE 754.
    assertThat(entries.get("model/data/1")).containsExactly(0, 0, 0, 0x3f);
  }

  @Test
  void refusesAnOperationThatIsLeftUnfused() {
    Graph unfused = graph.build(List.of(graph.node(new SumOverChannels(), "x")));

    assertThatThrownBy(() -> TorchScriptArchive.of(unfused))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("SumOverChannels");
  }

  @Test
  void refusesAPoolThatNeedsPaddingBefore() {
    String value = graph.node(Elementwise.RELU, "x");
    Graph centred = graph.build(List.of(graph.node(new MaximumPool(3, 1, Padding.SAME), value)));

    assertThatThrownBy(() -> TorchScriptArchive.of(centred))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("padding before");
  }

  private Graph convolution() {
    Constant kernel = new Constant(new int[] {1, 3, 3, 1}, new float[9]);
    Constant bias = new Constant(new int[] {1}, new float[] {0.5f});
    String result =
        graph.node(
            new Convolution(1, Padding.VALID, Optional.of(Elementwise.RELU)),
            "x",
            graph.constant("kernel", kernel),
            graph.constant("bias", bias));
    return graph.build(List.of(result));
  }

  private static Map<String, byte[]> entries(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }
}
