package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's native libraries. They are unpacked and loaded once for a class loader, when the first
 * video is opened.
 */
public final class FfmpegLibraries {

  private static final int LONGEST_REASON = 256;

  private static Path directory;
  private static boolean loaded;
  private static boolean devicesLoaded;

  private FfmpegLibraries() {}

  /** Whether they are loaded. */
  public static synchronized boolean areLoaded() {
    return loaded;
  }

  /** Where they come from if other classes than these have loaded them already. */
  public static synchronized Optional<Path> loadedFrom() {
    LoaderProperties properties = new LoaderProperties(directory);
    try {
      return Loader.getLoadedLibraries().isEmpty()
          ? Optional.empty()
          : Optional.of(Loader.getCacheDir().toPath());
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      properties.restore();
    }
  }

  /**
   * Loads them from a directory, after they were unpacked to it unless they are there. Without this
   * call they are unpacked to {@code .javacpp/cache} in the user's home directory.
   *
   * @param from a directory of this class loader alone: Java loads a library from a file only once
   * @throws VideoException if they cannot be loaded from there
   */
  public static synchronized void load(Path from) throws VideoException {
    if (!loaded) {
      directory = from;
      load();
    }
  }

  /**
   * Loads what reading and writing takes, unless it is loaded.
   *
   * @throws VideoException if there are none for this machine; says why
   */
  static synchronized void load() throws VideoException {
    if (loaded) {
      return;
    }
    LoaderProperties properties = new LoaderProperties(directory);
    try {
      Loader.getCacheDir();
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      Loader.load(swscale.class);
      // it would write to the process's error output, addresses with passwords among it
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      loaded = true;
    } catch (LinkageError | IOException e) {
      throw new VideoException(
          Cause.LASTING, "FFmpeg's libraries cannot be loaded: " + reason(e), e);
    } finally {
      properties.restore();
    }
  }

  /**
   * Loads what reading this machine's cameras takes, unless it is loaded.
   *
   * @throws VideoException if it cannot be loaded, such as for lack of libraries of the system
   */
  static synchronized void loadDevices() throws VideoException {
    load();
    if (devicesLoaded) {
      return;
    }
    LoaderProperties properties = new LoaderProperties(directory);
    try {
      Loader.load(avdevice.class);
      avdevice.avdevice_register_all();
      devicesLoaded = true;
    } catch (LinkageError e) {
      throw new VideoException(
          Cause.LASTING,
          "FFmpeg's library for devices cannot be loaded (Debian: apt-get install libxcb1"
              + " libxcb-shm0 libasound2 libpulse0): "
              + reason(e),
          e);
    } finally {
      properties.restore();
    }
  }

  private static String reason(Throwable failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  /** What FFmpeg calls a failure. */
  static String describe(int status) {
    byte[] text = new byte[128];
    avutil.av_strerror(status, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
