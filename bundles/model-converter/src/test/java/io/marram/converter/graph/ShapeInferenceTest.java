package io.marram.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.Operation.Concatenation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Doubling;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.GlobalAverage;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.PadAfter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeInferenceTest {

  private final GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, Window.UNKNOWN, 9, 3);

  @Test
  void followsAPictureOfUnknownHeightThroughTheLayers() {
    Constant kernel = new Constant(new int[] {5, 3, 3, 3}, new float[135]);
    Constant bias = new Constant(new int[] {5}, new float[5]);
    String convolved =
        graph.node(
            new Convolution(1, Padding.VALID),
            "x",
            graph.constant("kernel", kernel),
            graph.constant("bias", bias));
    String pooled = graph.node(new MaximumPool(2, 2, Padding.SAME), convolved);
    String padded = graph.node(new PadAfter(0, 1, 2), pooled);
    String average = graph.node(new GlobalAverage(false), padded);

    Map<String, int[]> shapes = ShapeInference.shapesOf(graph.build(List.of(average)));

    assertThat(shapes.get(convolved)).containsExactly(-1, -1, 7, 5);
    assertThat(shapes.get(pooled)).containsExactly(-1, -1, 4, 5);
    assertThat(shapes.get(padded)).containsExactly(-1, -1, 5, 7);
    assertThat(shapes.get(average)).containsExactly(-1, 7);
  }

  @Test
  void refusesAWeightThatIsNotThere() {
    String result = graph.node(new Convolution(1, Padding.VALID), "x", "kernel", "bias");
    Graph incomplete = graph.build(List.of(result));

    assertThatThrownBy(() -> ShapeInference.shapesOf(incomplete))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("weight kernel is missing");
  }

  @Test
  void refusesOperandsOfDifferentRank() {
    String average = graph.node(new GlobalAverage(false), "x");
    String sum = graph.node(Elementwise.ADD, "x", average);
    Graph impossible = graph.build(List.of(sum));

    assertThatThrownBy(() -> ShapeInference.shapesOf(impossible))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("[-1, -1, 9, 3] and [-1, 3]");
  }

  @Test
  void followsAPictureThatIsEnlargedAndJoined() {
    GraphBuilder steps = new GraphBuilder("x", Window.UNKNOWN, Window.multipleOf(8), 9, 3);
    String small = steps.node(new MaximumPool(2, 2, Padding.SAME), "x");
    String joined =
        steps.node(new Concatenation(), steps.node(new Doubling(), small), small, small);

    Graph impossible = steps.build(List.of(joined));

    assertThatThrownBy(() -> ShapeInference.shapesOf(impossible))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("[-1, -8, 10, 3] and [-1, -4, 5, 3]");
  }

  @Test
  void addsTheChannelsOfWhatIsJoined() {
    String mean = graph.node(new GlobalAverage(true), "x");
    String joined = graph.node(new Concatenation(), mean, mean);

    Map<String, int[]> shapes = ShapeInference.shapesOf(graph.build(List.of(joined)));

    assertThat(shapes.get(joined)).containsExactly(-1, 1, 1, 6);
  }
}
