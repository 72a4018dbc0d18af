package io.marram.emulator.cli.packages;

import io.marram.emulator.cli.kura.PackageFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a package comes from. */
sealed interface PackageSource {

  /**
   * A file on this machine.
   *
   * @param path of the file
   */
  record LocalFile(Path path) implements PackageSource {

    PackageFile read() {
      return PackageFile.read(path);
    }
  }

  /**
   * An address that the gateway itself fetches from.
   *
   * @param url with the scheme http or https
   */
  record Download(URI url) implements PackageSource {}

  /** Reads an argument of the command line. */
  final class Converter implements ITypeConverter<PackageSource> {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/].*");

    @Override
    public PackageSource convert(String text) {
      if (!URL.matcher(text).matches()) {
        return new LocalFile(Path.of(text));
      }
      try {
        if (WEB.matcher(text).matches()) {
          return new Download(URI.create(text));
        }
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("\"" + text + "\" is not a URL: " + e.getMessage());
      }
      throw new TypeConversionException(
          "a gateway fetches packages by http:// or https:// only; for a file give its path");
    }
  }
}
