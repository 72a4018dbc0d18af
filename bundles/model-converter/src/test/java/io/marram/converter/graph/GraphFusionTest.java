package io.marram.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.MaximumOverChannels;
import io.marram.converter.graph.Operation.ParametricRelu;
import io.marram.converter.graph.Operation.Softmax;
import io.marram.converter.graph.Operation.SumOverChannels;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphFusionTest {

  private final GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 2);
  private final String slopes =
      graph.constant("slopes", new Constant(new int[] {2}, new float[] {0.25f, -3}));

  @Test
  void recognisesThePreluThatNegatesTwice() {
    String negative =
        apply(Elementwise.NEGATE, apply(Elementwise.RELU, apply(Elementwise.NEGATE, "x")));
    String sum =
        apply(
            Elementwise.ADD,
            apply(Elementwise.RELU, "x"),
            apply(Elementwise.MULTIPLY, slopes, negative));

    Graph fused = GraphFusion.fuse(graph.build(List.of(sum)));

    assertThat(fused.nodes()).hasSize(1);
    Node prelu = fused.nodes().get(0);
    assertThat(prelu.operation()).isEqualTo(new ParametricRelu());
    assertThat(prelu.input(0)).isEqualTo("x");
    assertThat(prelu.output()).isEqualTo(sum);
    assertThat(fused.constants()).containsOnlyKeys(prelu.input(1));
    assertThat(fused.constants().get(prelu.input(1)).values()).containsExactly(0.25f, -3);
  }

  @Test
  void doublesTheSlopeOfThePreluThatSubtractsTheMagnitude() {
    String negative = apply(Elementwise.SUBTRACT, "x", apply(Elementwise.ABSOLUTE, "x"));
    String sum =
        apply(
            Elementwise.ADD,
            apply(Elementwise.MULTIPLY, negative, slopes),
            apply(Elementwise.RELU, "x"));

    Graph fused = GraphFusion.fuse(graph.build(List.of(sum)));

    assertThat(fused.nodes()).hasSize(1);
    String fusedSlopes = fused.nodes().get(0).input(1);
    assertThat(fused.constants().get(fusedSlopes).values()).containsExactly(0.5f, -6);
  }

  @Test
  void leavesASumAloneWhoseHalvesHaveDifferentSources() {
    String other = apply(Elementwise.EXPONENTIAL, "x");
    String negative = apply(Elementwise.SUBTRACT, other, apply(Elementwise.ABSOLUTE, other));
    String sum =
        apply(
            Elementwise.ADD,
            apply(Elementwise.RELU, "x"),
            apply(Elementwise.MULTIPLY, slopes, negative));
    Graph original = graph.build(List.of(sum));

    assertThat(GraphFusion.fuse(original).nodes()).isEqualTo(original.nodes());
  }

  @Test
  void recognisesSoftmax() {
    String shifted = apply(Elementwise.SUBTRACT, "x", apply(new MaximumOverChannels(), "x"));
    String exponential = apply(Elementwise.EXPONENTIAL, shifted);
    String quotient =
        apply(Elementwise.DIVIDE, exponential, apply(new SumOverChannels(), exponential));

    Graph fused = GraphFusion.fuse(graph.build(List.of(quotient)));

    assertThat(fused.nodes()).containsExactly(new Node(new Softmax(), List.of("x"), quotient));
    assertThat(fused.constants()).isEmpty();
  }

  @Test
  void keepsWhatAnotherOutputStillNeeds() {
    String shifted = apply(Elementwise.SUBTRACT, "x", apply(new MaximumOverChannels(), "x"));
    String exponential = apply(Elementwise.EXPONENTIAL, shifted);
    String quotient =
        apply(Elementwise.DIVIDE, exponential, apply(new SumOverChannels(), exponential));

    Graph fused = GraphFusion.fuse(graph.build(List.of(quotient, exponential)));

    assertThat(fused.nodes()).hasSize(4);
  }

  private String apply(Operation operation, String... inputs) {
    return graph.node(operation, inputs);
  }

  @Test
  void recognisesAHardSwishWhoseSixthIsRounded() {
    String x = graph.node(Elementwise.RELU, "x");
    String scaled = graph.node(Elementwise.MULTIPLY, number("sixth", 0.16662598f), x);
    String shifted = graph.node(Elementwise.ADD, x, number("three", 3));
    String clipped = graph.node(Elementwise.RELU6, shifted);
    String result = graph.node(Elementwise.MULTIPLY, scaled, clipped);

    Graph fused = GraphFusion.fuse(graph.build(List.of(result)));

    assertThat(fused.nodes().get(1))
        .isEqualTo(new Node(Elementwise.HARD_SWISH, List.of(x), result));
    assertThat(fused.nodes()).hasSize(2);
    assertThat(fused.constants()).isEmpty();
  }

  @Test
  void recognisesAHardSigmoid() {
    String shifted = graph.node(Elementwise.ADD, "x", number("three", 3));
    String clipped = graph.node(Elementwise.RELU6, shifted);
    String result = graph.node(Elementwise.MULTIPLY, number("sixth", 1 / 6f), clipped);

    Graph fused = GraphFusion.fuse(graph.build(List.of(result)));

    assertThat(fused.nodes())
        .containsExactly(new Node(Elementwise.HARD_SIGMOID, List.of("x"), result));
  }

  @Test
  void leavesWhatIsAlmostAHardSwish() {
    String scaled = graph.node(Elementwise.MULTIPLY, number("fifth", 0.2f), "x");
    String shifted = graph.node(Elementwise.ADD, "x", number("three", 3));
    String clipped = graph.node(Elementwise.RELU6, shifted);
    Graph original = graph.build(List.of(graph.node(Elementwise.MULTIPLY, scaled, clipped)));

    assertThat(GraphFusion.fuse(original).nodes()).isEqualTo(original.nodes());
  }

  private String number(String name, float value) {
    return graph.constant(name, new Constant(new int[0], new float[] {value}));
  }
}
