package io.marram.emulator.cli.cars;

import io.marram.camera.ffmpeg.FfmpegLibraries;
import io.marram.camera.ffmpeg.VideoException;
import io.marram.camera.ffmpeg.VideoFrame;
import io.marram.camera.ffmpeg.VideoReader;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A video that is read picture by picture; whatever fails says which file. */
final class VideoFile implements AutoCloseable {

  private static final String LIBRARIES = "ffmpeg";

  private final Path file;
  private final VideoReader reader;

  private VideoFile(Path file, VideoReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens it.
   *
   * @param networks beside whose libraries those of FFmpeg are unpacked
   * @throws CommandFailure if it is no video that can be read
   */
  static VideoFile open(Path file, LocalNetworks networks) {
    requireFile(file);
    try {
      Path libraries = networks.libraries().resolve(LIBRARIES);
      Files.createDirectories(libraries);
      FfmpegLibraries.load(libraries);
      return new VideoFile(file, VideoReader.open(file));
    } catch (VideoException e) {
      throw new CommandFailure(said(file, e) + " (is it a whole video, and does it play?)", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot write FFmpeg's libraries: " + e.getMessage(), e);
    }
  }

  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new CommandFailure(file + " is a folder: name a video in it");
    }
    if (!Files.exists(file)) {
      throw new CommandFailure("there is no file " + file);
    }
  }

  /** The next picture; empty at the end. */
  Optional<VideoFrame> next() {
    try {
      return reader.next();
    } catch (VideoException e) {
      throw new CommandFailure(said(file, e), e);
    }
  }

  /** How many pictures it says it has, 0 if it does not. */
  long pictures() {
    return reader.video().expectedFrames().orElse(0);
  }

  /** How many pictures a second, about. */
  double rate() {
    return reader.video().framesPerSecond().orElse(25);
  }

  private static String said(Path file, VideoException e) {
    String name = file.getFileName().toString();
    return e.getMessage().contains(name) ? e.getMessage() : file + ": " + e.getMessage();
  }

  @Override
  public void close() {
    reader.close();
  }
}
