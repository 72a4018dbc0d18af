package io.marram.emulator.cli.cars;

import io.marram.cars.area.Areas;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.Crossing;
import io.marram.cars.picture.CountedPicture;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts the cars in pictures and videos. */
@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Count the cars in pictures and videos: altogether, in zones, on stalls and across lines, with"
          + " the detector and the counters of a gateway.",
      ""
    },
    footer = {
      "",
      "Example: ./marram count lot.jpg --zones lot.txt --show counted.jpg",
      "",
      "Exit code 1 if a file could not be used; the others are counted."
    })
public final class CountCommand implements Callable<Integer> {

  private static final long SECOND_MILLIS = 1_000;

  private final CommandOutput output;
  private final LocalNetworks networks;
  private final PictureDecoder decoder = new PictureDecoder();

  @Parameters(
      arity = "1..*",
      paramLabel = "PICTURE|VIDEO",
      description = "JPEG, PNG, whatever video FFmpeg reads, or folders of pictures.")
  private List<Path> files;

  @Mixin private AreaOptions places;

  @Mixin private ShowOptions shows;

  @Mixin private DetectorOptions detectors;

  @Option(names = "--json", description = "Print a line of JSON for each file instead of tables.")
  private boolean json;

  private CountTable pictures;

  /**
   * @param output where it says what it found
   * @param networks that find cars
   */
  public CountCommand(CommandOutput output, LocalNetworks networks) {
    this.output = output;
    this.networks = networks;
  }

  @Override
  public Integer call() {
    Areas areas = places.areas();
    CountSettings settings = detectors.settings(areas);
    List<Footage> all = Footage.of(files);
    all.forEach(footage -> shows.target(footage, all));
    pictures = new CountTable(areas, false);
    List<Footage> failed = new ArrayList<>();
    try (ProgressDisplay progress = output.progress();
        OpenDetector detector = detectors.open(networks, settings, shows.hides())) {
      Counting counting = new Counting(settings, detector, progress, all);
      count(counting, failed);
    }
    if (failed.isEmpty() && all.size() == 1) {
      return 0;
    }
    long counted = all.stream().filter(Footage::picture).count();
    if (!json && counted > failed.stream().filter(Footage::picture).count()) {
      pictures.lines().forEach(output.out()::println);
    }
    return failed.isEmpty() ? 0 : 1;
  }

  /** What all files are counted with. */
  private record Counting(
      CountSettings settings, OpenDetector detector, ProgressDisplay progress, List<Footage> all) {}

  private void count(Counting counting, List<Footage> failed) {
    List<Footage> stills = counting.all().stream().filter(Footage::picture).toList();
    PictureCount counter = new PictureCount(counting.detector(), counting.settings());
    if (!stills.isEmpty()) {
      FrameProgress frames =
          new FrameProgress(
              counting.progress(),
              stills.size() == 1 ? stills.get(0).name() : stills.size() + " pictures",
              stills.size(),
              output.terminal());
      for (Footage still : stills) {
        attempt(still, failed, counting, () -> countPicture(still, counter, counting));
        frames.worked();
      }
      frames.end(failed.size() < stills.size());
    }
    for (Footage footage : counting.all()) {
      if (!footage.picture()) {
        attempt(footage, failed, counting, () -> countVideo(footage, counting));
      }
    }
  }

  /** A file that cannot be used stops none of the others. */
  private static void attempt(
      Footage footage, List<Footage> failed, Counting counting, Runnable work) {
    try {
      work.run();
    } catch (CommandFailure e) {
      if (counting.all().size() == 1) {
        throw e;
      }
      failed.add(footage);
      counting.progress().note("warning: " + e.getMessage());
    }
  }

  private void countPicture(Footage footage, PictureCount counter, Counting counting) {
    RgbImage picture = read(footage);
    long time = footage.timeMillis();
    PictureCount.Result result = counter.count(picture, time);
    Optional<Path> target = shows.target(footage, counting.all());
    if (target.isPresent()) {
      try (ShownPictures shown =
          new ShownPictures(target.get(), shows.annotation(counting.settings()))) {
        shown.write(
            new CountedPicture(
                picture,
                footage.name(),
                result.found(),
                result.report(),
                Optional.empty(),
                counting.detector().detector().knowsSizes()));
      }
    }
    if (json) {
      output.out().println(CountJson.of(footage, result.report()));
    } else if (counting.all().size() == 1) {
      CountTable.places(result.report()).forEach(output.out()::println);
    } else {
      pictures.row(footage.name(), result.report());
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

  private void countVideo(Footage footage, Counting counting) {
    Optional<Path> target = shows.target(footage, counting.all());
    try (VideoFile video = VideoFile.open(footage.file(), networks)) {
      FrameProgress frames =
          new FrameProgress(
              counting.progress(), footage.name(), video.pictures(), output.terminal());
      boolean well = false;
      try {
        if (target.isPresent()) {
          try (ShownPictures shown =
              new ShownPictures(target.get(), shows.annotation(counting.settings()))) {
            countVideo(footage, counting, video, frames, Optional.of(shown));
            shown.complete();
          }
        } else {
          countVideo(footage, counting, video, frames, Optional.empty());
        }
        well = true;
      } finally {
        frames.end(well);
      }
    }
  }

  private void countVideo(
      Footage footage,
      Counting counting,
      VideoFile video,
      FrameProgress frames,
      Optional<ShownPictures> shown) {
    long begin = footage.timeMillis();
    CountTable table = new CountTable(counting.settings().areas(), true);
    List<Crossing> crossings = new ArrayList<>();
    long[] nextMillis = {0};
    CountReport end =
        VideoCount.run(
            video,
            counting.detector(),
            counting.settings(),
            begin,
            frames,
            (frame, found, report) -> {
              crossings.addAll(report.crossings());
              if (frame.millis() >= nextMillis[0]) {
                table.row(CountTable.time(frame.millis()), report);
                nextMillis[0] = (frame.millis() / SECOND_MILLIS + 1) * SECOND_MILLIS;
              }
              shown.ifPresent(
                  pictures ->
                      pictures.add(
                          new CountedPicture(
                              frame.image(),
                              footage.name(),
                              found,
                              report,
                              Optional.empty(),
                              counting.detector().detector().knowsSizes()),
                          frame.millis(),
                          video.rate()));
            });
    if (json) {
      output.out().println(CountJson.of(footage, end, crossings, begin));
      return;
    }
    if (counting.all().size() > 1) {
      output.out().println(footage.name());
    }
    table.lines().forEach(output.out()::println);
    output.out().println();
    CountTable.places(end).forEach(output.out()::println);
  }
}
