package io.marram.emulator.cli.cars;

import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Stall;
import io.marram.cars.area.Zone;
import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where cars are counted, from files of areas as a gateway's configuration has them. */
final class AreaOptions {

  @Option(
      names = "--zones",
      paramLabel = "FILE",
      description =
          "Count in these areas too. One area a line, in fractions of the picture:"
              + " \"zone yard: 0.1,0.1 0.9,0.1 0.9,0.9\" or \"stall A1: ...\".")
  private Optional<Path> zones = Optional.empty();

  @Option(
      names = "--lines",
      paramLabel = "FILE",
      description =
          "Count who crosses these lines: \"line gate: 0,0.5 1,0.5\". Looking from the first point"
              + " to the second, cars enter to the left. Either file may hold areas of all kinds.")
  private Optional<Path> lines = Optional.empty();

  /**
   * Reads the files that were named.
   *
   * @throws CommandFailure if one cannot be read, or an area in it is none; the message names the
   *     file and the line
   */
  Areas areas() {
    Set<Path> files = new LinkedHashSet<>();
    zones.map(AreaOptions::absolute).ifPresent(files::add);
    lines.map(AreaOptions::absolute).ifPresent(files::add);
    Areas all = Areas.NONE;
    for (Path file : files) {
      Areas more = read(file);
      try {
        all = join(all, more);
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(file + ": " + e.getMessage(), e);
      }
    }
    return all;
  }

  private static Areas read(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > AreaText.LONGEST) {
        throw new CommandFailure(
            "%s has more than %,d bytes: that is no file of areas"
                .formatted(file, AreaText.LONGEST));
      }
      Areas areas = AreaText.parse(Files.readString(file));
      if (areas.equals(Areas.NONE)) {
        throw new CommandFailure(
            file + " has no areas: write lines such as \"zone yard: 0.1,0.1 0.9,0.1 0.9,0.9\"");
      }
      return areas;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(file + ", " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (MalformedInputException e) {
      throw new CommandFailure(file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Areas join(Areas some, Areas more) {
    List<Zone> zones = new ArrayList<>(some.zones());
    zones.addAll(more.zones());
    List<Stall> stalls = new ArrayList<>(some.stalls());
    stalls.addAll(more.stalls());
    List<CountingLine> lines = new ArrayList<>(some.lines());
    lines.addAll(more.lines());
    return new Areas(zones, stalls, lines);
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
