package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The list of installed packages, in the form of Kura's {@code dpa.properties}: name and URL of the
 * file. The fragment of the URL is the stamp of the file that was installed.
 */
final class InstalledPackages {
  private final Path list;

  InstalledPackages(Path list) {
    this.list = list;
  }

  boolean contains(PackageFile file) throws IOException {
    return url(file).equals(read().getProperty(file.name()));
  }

  /** The files of the installed packages, by name. */
  Map<String, Path> files() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    read()
        .forEach(
            (name, url) -> files.put((String) name, Path.of(URI.create("file://" + path(url)))));
    return files;
  }

  void put(PackageFile file) throws IOException {
    Properties entries = read();
    entries.setProperty(file.name(), url(file));
    write(entries);
  }

  void remove(String name) throws IOException {
    Properties entries = read();
    entries.remove(name);
    write(entries);
  }

  private static String url(PackageFile file) {
    return file.file().toUri() + "#" + file.stamp();
  }

  private static String path(Object url) {
    return URI.create((String) url).getRawPath();
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
    Path draft = list.resolveSibling(list.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(draft)) {
      entries.store(out, null);
    }
    Files.move(draft, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
