package io.marram.converter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The licence text that has to travel with what is made of a package. */
final class PackageLicence {

  private PackageLicence() {}

  /** Copies it into {@code META-INF/licenses} of a folder; some packages bring no text along. */
  static void copy(NpmPackage source, Path folder) throws IOException {
    Path text = source.folder().resolve("LICENSE");
    if (Files.isRegularFile(text)) {
      Path licences = Files.createDirectories(folder.resolve("META-INF/licenses"));
      String name = source.name().replace("@", "").replace('/', '-') + ".txt";
      Files.copy(text, licences.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
