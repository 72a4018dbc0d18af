package io.marram.converter;

import io.marram.converter.graph.ConversionException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes all models. Arguments: the folder {@code node_modules} with the weights, and the folder for
 * the results, which become {@code models} in a folder for each collection, such as {@code
 * detection/models}, and {@code samples/samples}.
 */
public final class ConvertModels {

  private ConvertModels() {}

  /**
   * Runs the tool.
   *
   * @throws ConversionException if a weight file is missing or unusable
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("arguments: <node_modules folder> <output folder>");
    }
    Path nodeModules = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    ModelConverter converter = new ModelConverter(nodeModules);
    for (ModelRecipe recipe : ModelRecipe.all()) {
      Path jar = output.resolve(recipe.collection());
      System.out.println(converter.convert(recipe, jar.resolve("models")));
      PackageLicence.copy(NpmPackage.in(nodeModules, recipe.npmPackage()), jar);
    }
    Path jar = output.resolve("samples");
    System.out.println(SamplePictures.copy(nodeModules, jar.resolve("samples")));
    PackageLicence.copy(NpmPackage.in(nodeModules, SamplePictures.PACKAGE), jar);
  }
}
