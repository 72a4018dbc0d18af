package io.marram.converter;

import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.GraphFusion;
import io.marram.converter.graph.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Follows a recipe: reads weights, writes a model file and its descriptor. */
final class ModelConverter {

  private final Path nodeModules;

  ModelConverter(Path nodeModules) {
    this.nodeModules = nodeModules;
  }

  /**
   * Converts a model.
   *
   * @param folder where the model file and its descriptor go
   * @return one line that says what was done
   */
  String convert(ModelRecipe recipe, Path folder) throws IOException {
    NpmPackage source = NpmPackage.in(nodeModules, recipe.npmPackage());
    Path weights = source.file(recipe.weights());
    Graph read = recipe.reader().read(weights).withInputShape(recipe.input().shape());
    Graph fused = GraphFusion.fuse(read);
    requireOutputs(recipe, fused);
    byte[] content = recipe.format().file(fused, recipe);

    Files.createDirectories(folder);
    String file = recipe.fileName() + recipe.format().ending;
    Files.write(folder.resolve(file), content);
    ModelDescriptor descriptor =
        new ModelDescriptor(
            recipe.name(),
            source.version(),
            recipe.format().platform,
            file,
            sha256(content),
            List.of(recipe.input().published()),
            recipe.outputs().stream().map(TensorDescription::published).toList(),
            recipe.parameters());
    ModelDescriptorWriter.write(descriptor, folder.resolve(recipe.fileName() + ".json"));
    return "%s: %s of %s %s, %d operations fused to %d, %d bytes, sha256 %s"
        .formatted(
            file,
            weights.getFileName(),
            source.name(),
            descriptor.version(),
            read.nodes().size(),
            fused.nodes().size(),
            content.length,
            descriptor.sha256());
  }

  private static void requireOutputs(ModelRecipe recipe, Graph graph) {
    Map<String, int[]> shapes = ShapeInference.shapesOf(graph);
    List<String> found = graph.outputs().stream().map(shapes::get).map(Arrays::toString).toList();
    List<String> expected =
        recipe.outputs().stream().map(output -> Arrays.toString(output.shape())).toList();
    if (!found.equals(expected)) {
      throw new ConversionException(
          recipe.name() + " should give outputs of shapes " + expected + ", but gives " + found);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
