package io.marram.camera.ffmpeg.internal;

import io.marram.camera.ffmpeg.FfmpegLibraries;
import io.marram.camera.ffmpeg.VideoException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where FFmpeg's libraries are unpacked to on a gateway. Java loads a library file for one class
 * loader only, so that each revision of the natives bundle gets a folder of its own; the others are
 * removed. What is loaded from them stays usable.
 *
 * <p>Kura may keep OSGi's own storage on a disk in memory; so its data directory is preferred.
 */
final class NativeLibraries {

  private static final Logger logger = LoggerFactory.getLogger(NativeLibraries.class);
  private static final String NAME = "marram-ffmpeg";
  private static final String REVISION = "revision-";

  /** What cannot be loaded once, Java does not try to load again in the same class loader. */
  private static VideoException failure;

  private final Path directory;

  NativeLibraries(BundleContext context) {
    this(directory(context));
  }

  /**
   * @param directory for them alone
   */
  NativeLibraries(Path directory) {
    this.directory = directory;
  }

  private static Path directory(BundleContext context) {
    String data = context.getProperty("kura.data");
    if (data != null && !data.isBlank()) {
      return Path.of(data, NAME);
    }
    String home = context.getProperty("kura.home");
    if (home != null && !home.isBlank()) {
      return Path.of(home, "data", NAME);
    }
    BundleContext framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
    return framework.getDataFile(NAME).toPath();
  }

  /**
   * Loads them, unless they are loaded.
   *
   * @throws VideoException if they cannot be loaded
   */
  void load() throws VideoException {
    synchronized (NativeLibraries.class) {
      if (FfmpegLibraries.areLoaded()) {
        return;
      }
      if (failure != null) {
        throw failure;
      }
      Path used;
      Optional<Path> loaded = FfmpegLibraries.loadedFrom();
      try {
        used = loaded.isPresent() ? loaded.get() : unpack();
      } catch (IOException e) {
        throw new VideoException(
            VideoException.Cause.LASTING,
            "FFmpeg's libraries cannot be unpacked to " + directory + ": " + e.getMessage(),
            e);
      }
      try {
        FfmpegLibraries.load(used);
      } catch (VideoException e) {
        failure = e;
        throw e;
      }
    }
  }

  /**
   * JavaCPP unpacks by addresses that OSGi does not let it read in every case; so it is done here.
   */
  private Path unpack() throws IOException {
    Files.createDirectories(directory);
    removeRevisions();
    Path revision = Files.createTempDirectory(directory, REVISION);
    Bundle natives = FrameworkUtil.getBundle(Loader.class);
    Enumeration<URL> libraries =
        natives == null ? null : natives.findEntries("org/bytedeco", "lib*.so*", true);
    while (libraries != null && libraries.hasMoreElements()) {
      URL library = libraries.nextElement();
      String path = library.getPath();
      try (InputStream content = library.openStream()) {
        Files.copy(content, revision.resolve(path.substring(path.lastIndexOf('/') + 1)));
      }
    }
    return revision;
  }

  private void removeRevisions() throws IOException {
    try (DirectoryStream<Path> revisions = Files.newDirectoryStream(directory, REVISION + "*")) {
      revisions.forEach(NativeLibraries::remove);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      logger.warn("event=ffmpeg.folder.kept folder={} reason=\"{}\"", folder, e.getMessage());
    }
  }
}
