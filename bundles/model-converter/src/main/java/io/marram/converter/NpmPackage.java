package io.marram.converter;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.marram.converter.graph.ConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An installed npm package whose files are read.
 *
 * @param name as npm has it, with its scope
 * @param folder where it is installed
 */
record NpmPackage(String name, Path folder) {

  static NpmPackage in(Path nodeModules, String name) {
    return new NpmPackage(name, nodeModules.resolve(name));
  }

  /** The version that is installed. */
  String version() throws IOException {
    Path manifest = file("package.json");
    try {
      return JsonParser.parseString(Files.readString(manifest))
          .getAsJsonObject()
          .get("version")
          .getAsString();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new ConversionException(manifest + " states no version", e);
    }
  }

  /**
   * A file of the package.
   *
   * @throws ConversionException if it is missing
   */
  Path file(String path) {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new ConversionException(
          file
              + " is missing: it belongs to the npm package "
              + name
              + ", install it with npm ci --ignore-scripts --legacy-peer-deps");
    }
    return file;
  }
}
