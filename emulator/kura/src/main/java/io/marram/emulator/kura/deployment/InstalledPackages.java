package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The list of installed packages, Kura's {@code dpa.properties}: {@code name=file:/path}. What is
 * in it is there again after every start; changing it is what makes an operation count.
 */
final class InstalledPackages {
  private static final String SCHEME = "file:";

  private final Path list;

  InstalledPackages(Path list) {
    this.list = list;
  }

  /** The files of the installed packages, by name. */
  Map<String, Path> files() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    read()
        .forEach(
            (name, url) ->
                files.put((String) name, Path.of(((String) url).replaceFirst("^" + SCHEME, ""))));
    return files;
  }

  Optional<Path> file(String name) throws IOException {
    return Optional.ofNullable(files().get(name));
  }

  void put(String name, Path file) throws IOException {
    Properties entries = read();
    // Like Kura, the path is not encoded.
    entries.setProperty(name, SCHEME + file.toAbsolutePath());
    write(entries);
  }

  void remove(String name) throws IOException {
    Properties entries = read();
    if (entries.remove(name) != null) {
      write(entries);
    }
  }

  private Properties read() throws IOException {
    Properties entries = new Properties();
    if (Files.exists(list)) {
      try (InputStream in = Files.newInputStream(list)) {
        entries.load(in);
      }
    }
    return entries;
  }

  private void write(Properties entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entries.store(out, null);
    DurableFile.write(list, out.toByteArray());
  }
}
