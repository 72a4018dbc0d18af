package io.marram.emulator.cli.cars;

import io.marram.cars.picture.CountedPicture;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Counts the cars in files of pictures and prints them: one picture in full, of several a row. */
final class PictureWork {

  private final Counting counting;
  private final PictureCount counter;
  private final PictureDecoder decoder = new PictureDecoder();
  private final CountTable table;

  PictureWork(Counting counting) {
    this.counting = counting;
    counter = new PictureCount(counting.detector(), counting.settings());
    table = new CountTable(counting.settings().areas(), false);
  }

  /**
   * Counts one.
   *
   * @throws CommandFailure if it cannot be read, looked at or written
   */
  void count(Footage footage) {
    RgbImage picture = read(footage);
    PictureCount.Result result = counter.count(picture, footage.timeMillis());
    Optional<Path> target = counting.shows().target(footage, counting.all());
    if (target.isPresent()) {
      try (ShownPictures shown =
          new ShownPictures(target.get(), counting.shows().annotation(counting.settings()))) {
        shown.write(
            new CountedPicture(
                picture, footage.name(), result.found(), result.report(), Optional.empty()));
      }
    }
    if (counting.json()) {
      print(CountJson.of(footage, result.report()).toString());
    } else if (counting.several()) {
      table.row(footage.name(), result.report());
    } else {
      print(CountTable.places(result.report()));
    }
  }

  /** Prints the rows of several pictures. */
  void finish() {
    if (!table.isEmpty()) {
      print(table.lines());
    }
  }

  private RgbImage read(Footage footage) {
    try {
      return decoder.decode(Files.readAllBytes(footage.file()));
    } catch (PictureException e) {
      throw new CommandFailure(footage.file() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + footage.file() + ": " + e.getMessage(), e);
    }
  }

  private void print(List<String> lines) {
    lines.forEach(this::print);
  }

  private void print(String line) {
    counting.output().out().println(line);
  }
}
