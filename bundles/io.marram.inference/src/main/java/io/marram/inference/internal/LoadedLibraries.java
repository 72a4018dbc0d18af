package io.marram.inference.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The libtorch that this JVM has loaded.
 *
 * <p>A second one, from other files, would abort the JVM. Native code stays until the JVM ends, but
 * bundles, their class loaders and the configured directory change; so this is kept in a system
 * property.
 *
 * @param version of PyTorch
 * @param files the identities (device and inode) of the library files. The files of a loaded
 *     library keep theirs even if they are deleted, so no other file can have the same.
 * @param folder the unpacked libraries, to which every start makes hard links
 */
record LoadedLibraries(String version, String files, Path folder) {

  static final String PROPERTY = "io.marram.inference.libraries";

  private static final String SEPARATOR = "|";
  private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

  /** What was loaded, if anything was. */
  static Optional<LoadedLibraries> find() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(LoadedLibraries::parse);
  }

  /**
   * Notes what is about to be loaded.
   *
   * @param links the files that will be loaded: links to those in {@code folder}
   * @throws RestartNeededException if something else is loaded, or being loaded, in this JVM
   */
  static void claim(String version, Path folder, Path links) throws IOException {
    if (find().isEmpty() && mapped(MAPPED_FILES)) {
      throw new RestartNeededException("something else has loaded a PyTorch of its own");
    }
    String claim = String.join(SEPARATOR, version, identities(links), folder.toString());
    Object present = System.getProperties().putIfAbsent(PROPERTY, claim);
    if (present != null && !present.equals(claim)) {
      throw new RestartNeededException("PyTorch was loaded from other files: " + present);
    }
  }

  /** Takes a claim back if loading has failed so early that nothing of PyTorch is in the JVM. */
  static void forgetUnlessMapped() {
    if (!mapped(MAPPED_FILES)) {
      System.clearProperty(PROPERTY);
    }
  }

  /**
   * Whether this process has mapped a library of PyTorch.
   *
   * @param maps in Linux's format; if it cannot be read, the answer is the careful one
   */
  static boolean mapped(Path maps) {
    // Paths may hold any bytes
    try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains("/libtorch") || line.contains("/libc10"));
    } catch (IOException e) {
      return true;
    }
  }

  /** The directory that holds the folder, in the layout of {@link LibraryDirectory}. */
  Path directory() {
    return folder.getParent().getParent();
  }

  /**
   * @throws RestartNeededException unless the very files are still there and of this version
   */
  void check(String wanted) throws IOException {
    if (!version.equals(wanted)) {
      throw new RestartNeededException(
          "PyTorch " + version + " is loaded, and " + wanted + " cannot be loaded beside it");
    }
    if (!Files.isDirectory(folder) || !files.equals(identities(folder))) {
      throw new RestartNeededException(
          "the files in " + folder + " from which PyTorch was loaded are gone");
    }
  }

  private static LoadedLibraries parse(String text) {
    String[] parts = text.split("\\" + SEPARATOR, 3);
    return new LoadedLibraries(parts[0], parts[1], Path.of(parts[2]));
  }

  private static String identities(Path libraries) throws IOException {
    Map<String, Object> identities = new TreeMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(libraries, LibraryDirectory.LIBRARIES)) {
      for (Path file : files) {
        identities.put(
            file.getFileName().toString(),
            Files.readAttributes(file, BasicFileAttributes.class).fileKey());
      }
    }
    return identities.toString();
  }
}
