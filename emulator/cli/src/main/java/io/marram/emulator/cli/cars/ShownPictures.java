package io.marram.emulator.cli.cars;

import io.marram.camera.ffmpeg.VideoException;
import io.marram.camera.ffmpeg.VideoWriter;
import io.marram.cars.picture.CountedPicture;
import io.marram.cars.picture.PictureAnnotation;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes annotated pictures to one file: a JPEG or a video. It is there as a whole or not at all.
 */
final class ShownPictures implements AutoCloseable {

  private static final float QUALITY = 0.9f;

  private final Path file;
  private final Path part;
  private final PictureAnnotation annotation;
  private VideoWriter writer;

  /**
   * @param file its folder is made if need be
   */
  ShownPictures(Path file, PictureAnnotation annotation) {
    this.file = file;
    this.annotation = annotation;
    part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes the only picture. */
  void write(CountedPicture counted) {
    try {
      Files.write(part, new JpegEncoder().encode(annotation.annotate(counted), QUALITY));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Adds a picture to the video.
   *
   * @param millis since its beginning
   * @param rate how many pictures a second there are, about
   */
  void add(CountedPicture counted, long millis, double rate) {
    RgbImage shown = annotation.annotate(counted);
    try {
      if (writer == null) {
        writer = new VideoWriter(part, shown.width(), shown.height(), rate);
      }
      writer.write(shown, millis);
    } catch (VideoException e) {
      throw new CommandFailure("cannot write the video: " + e.getMessage(), e);
    }
  }

  /** The video has all its pictures. */
  void complete() {
    try {
      writer.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (VideoException e) {
      throw new CommandFailure("cannot write the video: " + e.getMessage(), e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private CommandFailure unwritable(IOException e) {
    return new CommandFailure(
        "cannot write %s: %s %s".formatted(file, e.getClass().getSimpleName(), e.getMessage()), e);
  }

  /** Leaves nothing behind that is not complete. */
  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
      Files.deleteIfExists(part);
    } catch (VideoException e) {
      throw new CommandFailure("cannot write the video: " + e.getMessage(), e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
