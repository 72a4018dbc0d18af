package io.marram.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Elementwise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivatedConvolutionsTest {

  private final GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 4, 4, 1);
  private final String convolved =
      graph.node(new Convolution(1, Padding.SAME), "x", "kernel", "bias");

  @Test
  void joinsAConvolutionWithTheActivationOfItsResult() {
    String gate = graph.node(Elementwise.SIGMOID, convolved);
    String deep = graph.node(new DepthwiseConvolution(2, Padding.SAME), gate, "kernel2", "bias2");
    String result = graph.node(Elementwise.RELU, deep);

    Graph joined = ActivatedConvolutions.join(graph.build(List.of(result)));

    assertThat(joined.nodes())
        .containsExactly(
            new Node(
                new Convolution(1, Padding.SAME, Optional.of(Elementwise.SIGMOID)),
                List.of("x", "kernel", "bias"),
                gate),
            new Node(
                new DepthwiseConvolution(2, Padding.SAME, Optional.of(Elementwise.RELU)),
                List.of(gate, "kernel2", "bias2"),
                result));
  }

  @Test
  void leavesAResultThatIsNeededWithoutTheActivationToo() {
    String activated = graph.node(Elementwise.RELU, convolved);
    String sum = graph.node(Elementwise.ADD, convolved, activated);
    Graph original = graph.build(List.of(sum));

    assertThat(ActivatedConvolutions.join(original).nodes()).isEqualTo(original.nodes());
  }

  @Test
  void leavesAResultThatIsAnOutputOfTheNetwork() {
    String activated = graph.node(Elementwise.SIGMOID, convolved);
    Graph original = graph.build(List.of(convolved, activated));

    assertThat(ActivatedConvolutions.join(original).nodes()).isEqualTo(original.nodes());
  }

  @Test
  void leavesTheHardActivations() {
    String swish = graph.node(Elementwise.HARD_SWISH, convolved);
    Graph original = graph.build(List.of(swish));

    assertThat(ActivatedConvolutions.join(original).nodes()).isEqualTo(original.nodes());
  }

  @Test
  void leavesAnActivationOfSomethingElse() {
    String twice = graph.node(Elementwise.RELU, graph.node(Elementwise.RELU, "x"));

    Graph joined = ActivatedConvolutions.join(graph.build(List.of(twice)));

    assertThat(joined.nodes())
        .extracting(Node::operation)
        .containsExactly(Elementwise.RELU, Elementwise.RELU);
  }
}
