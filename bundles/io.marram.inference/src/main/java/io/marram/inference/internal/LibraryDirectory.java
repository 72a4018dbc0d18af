package io.marram.inference.internal;

import io.marram.inference.NativePlatform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which native libraries are kept over updates and restarts.
 *
 * <p>Java refuses to load a library file in a second class loader, and libtorch does not survive
 * being loaded twice from two copies. So every start of the engine gets a <i>revision</i>: a folder
 * of hard links to the same libtorch, which Linux therefore maps only once, and a copy of the JNI
 * library, which each class loader must have to itself. A bundle can so be updated without
 * restarting the JVM, as long as the directory stays; {@link LoadedLibraries} sees to it that it
 * does.
 *
 * <pre>
 * libraries/&lt;archive&gt;/           unpacked once
 * revisions/&lt;number&gt;/pytorch/…    one per start, removed at the next
 * lock                              held from unpacking until the libraries are loaded
 * </pre>
 */
final class LibraryDirectory {

  /** Which of the unpacked files are libraries. */
  static final String LIBRARIES = "*.so*";

  private static final Logger logger = LoggerFactory.getLogger(LibraryDirectory.class);

  private final Path libraries;
  private final Path revisions;
  private final Path lock;
  private final NativePlatform platform;

  /**
   * @param directory where libraries are kept, unless this JVM has loaded some from elsewhere:
   *     these are then the only ones it can use
   */
  LibraryDirectory(Path directory, NativePlatform platform) {
    Path used = LoadedLibraries.find().map(LoadedLibraries::directory).orElse(directory);
    this.libraries = used.resolve("libraries");
    this.revisions = used.resolve("revisions");
    this.lock = used.resolve("lock");
    this.platform = platform;
  }

  /**
   * Makes a new revision of an archive's libraries and lets the caller load them.
   *
   * @param load takes the revision's folder; no other process touches it meanwhile
   * @return what {@code load} returns
   * @throws RestartNeededException if the JVM has loaded libraries that are gone or of another
   *     version
   */
  <T> T load(NativesArchive archive, Function<Path, T> load) throws IOException {
    Optional<LoadedLibraries> loaded = LoadedLibraries.find();
    if (loaded.isPresent()) {
      loaded.get().check(platform.libtorch());
    }
    Files.createDirectories(libraries);
    Files.createDirectories(revisions);
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Released when the channel is closed
      channel.lock();
      Path source = loaded.isPresent() ? loaded.get().folder() : unpacked(archive);
      Path revision = revisions.resolve(Long.toString(System.nanoTime()));
      // Removing a loaded library is harmless on Linux: the mapping keeps it
      deleteAllBut(revision, revisions);
      return load(source, revision, load);
    } catch (OverlappingFileLockException e) {
      throw new IOException("another start has not ended", e);
    }
  }

  /** Forgets an archive's libraries, so that they are unpacked again. */
  void discard(NativesArchive archive) throws IOException {
    FolderTree.delete(new NativeLibraries(libraries, archive).folder());
  }

  private Path unpacked(NativesArchive archive) throws IOException {
    NativeLibraries unpacked = new NativeLibraries(libraries, archive);
    if (!unpacked.complete()) {
      logger.info("event=natives.unpacking natives={} directory={}", archive.origin(), libraries);
      unpacked.unpack(archive, platform);
    }
    deleteAllBut(unpacked.folder(), libraries);
    return unpacked.folder();
  }

  private <T> T load(Path source, Path revision, Function<Path, T> load) throws IOException {
    Path target = revision.resolve(platform.libraryFolder());
    link(source, target);
    LoadedLibraries.claim(platform.libtorch(), source, target);
    try {
      try (InputStream glue = platform.openJniLibrary()) {
        Files.copy(glue, target.resolve(platform.jniLibrary()));
      }
      return load.apply(revision);
    } finally {
      LoadedLibraries.forgetUnlessMapped();
    }
  }

  private static void link(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(source, LIBRARIES)) {
      for (Path file : files) {
        createLink(target.resolve(file.getFileName()), file);
      }
    }
  }

  private static void createLink(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (UnsupportedOperationException e) {
      throw new IOException("the file system has no hard links, choose another directory", e);
    }
  }

  private static void deleteAllBut(Path kept, Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
      for (Path folder : folders) {
        if (!folder.equals(kept)) {
          FolderTree.delete(folder);
        }
      }
    }
  }
}
