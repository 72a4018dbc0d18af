package io.marram.converter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The photos with faces that a package brings along, for tests and demonstrations. */
final class SamplePictures {

  static final String PACKAGE = ModelRecipe.FACE_API;

  private static final int COUNT = 6;

  private SamplePictures() {}

  /**
   * Copies the photos.
   *
   * @return one line that says what was done
   */
  static String copy(Path nodeModules, Path folder) throws IOException {
    NpmPackage source = NpmPackage.in(nodeModules, PACKAGE);
    Files.createDirectories(folder);
    for (int i = 1; i <= COUNT; i++) {
      String name = "sample" + i + ".jpg";
      Files.copy(
          source.file("demo/" + name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    return "samples: " + COUNT + " photos of " + source.name() + " " + source.version();
  }
}
