package io.marram.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.Reshape;
import java.util.List;
import org.junit.jupiter.api.Test;

class UprightKernelsTest {

  @Test
  void transposesEveryKernel() {
    GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 5, 8, 1);
    // Rows 1 2 and 3 4 and 5 6: a kernel of three rows and two columns.
    Constant kernel = new Constant(new int[] {1, 3, 2, 1}, new float[] {1, 2, 3, 4, 5, 6});
    String result =
        graph.node(
            new Convolution(1, Padding.VALID),
            "x",
            graph.constant("kernel", kernel),
            graph.constant("bias", new Constant(new int[] {1}, new float[1])));

    Graph turned = UprightKernels.turn(graph.build(List.of(result)));

    assertThat(turned.inputShape()).containsExactly(Window.UNKNOWN, 8, 5, 1);
    assertThat(turned.constants().get("kernel").shape()).containsExactly(1, 2, 3, 1);
    assertThat(turned.constants().get("kernel").values()).containsExactly(1, 3, 5, 2, 4, 6);
  }

  @Test
  void reordersTheWeightsThatMeetAFlattenedPicture() {
    GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 2, 2, 2);
    // Each weight says which (column, row, channel) it was trained for, since pictures came
    // columns first.
    Constant weights =
        new Constant(new int[] {1, 8}, new float[] {0, 1, 10, 11, 100, 101, 110, 111});
    String first = graph.node(new Dense(), "x", graph.constant("first", weights));
    Constant square = new Constant(new int[] {1, 1}, new float[] {7});
    String second = graph.node(new Dense(), first, graph.constant("second", square));

    Graph turned = UprightKernels.turn(graph.build(List.of(second)));

    // Flattened upright: row 0 has columns 0 and 1, then row 1.
    assertThat(turned.constants().get("first").values())
        .containsExactly(0, 1, 100, 101, 10, 11, 110, 111);
    assertThat(turned.constants().get("second").values()).containsExactly(7);
  }

  @Test
  void refusesANetworkThatReshapes() {
    GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 2, 2, 2);
    String flat = graph.node(new Reshape(new int[] {8}), graph.node(Elementwise.RELU, "x"));
    Graph original = graph.build(List.of(flat));

    assertThatThrownBy(() -> UprightKernels.turn(original))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("reshape");
  }
}
