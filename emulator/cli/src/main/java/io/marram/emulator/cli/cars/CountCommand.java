package io.marram.emulator.cli.cars;

import io.marram.cars.count.CountSettings;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.nio.file.Path;
import java.util.List;
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

  private final CommandOutput output;
  private final LocalNetworks networks;

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
    CountSettings settings = detectors.settings(places.areas());
    List<Footage> all = Footage.of(files);
    all.forEach(footage -> shows.target(footage, all));
    List<Footage> pictures = all.stream().filter(Footage::picture).toList();
    try (ProgressDisplay progress = output.progress();
        OpenDetector detector = detectors.open(networks, settings, shows.hides())) {
      Counting counting = new Counting(output, progress, settings, detector, shows, json, all);
      int failures = pictures.isEmpty() ? 0 : countPictures(counting, pictures);
      VideoWork videos = new VideoWork(counting, networks);
      for (Footage footage : all) {
        if (!footage.picture() && !attempt(counting, () -> videos.count(footage))) {
          failures++;
        }
      }
      return failures == 0 ? 0 : 1;
    }
  }

  private static int countPictures(Counting counting, List<Footage> pictures) {
    if (!counting.settings().areas().lines().isEmpty()) {
      counting.progress().note("note: nobody crosses a line in a picture; lines are for videos");
    }
    FrameProgress frames =
        counting.begin(
            pictures.size() == 1 ? pictures.get(0).name() : pictures.size() + " pictures",
            pictures.size());
    PictureWork work = new PictureWork(counting);
    int failures = 0;
    boolean well = false;
    try {
      for (Footage footage : pictures) {
        failures += attempt(counting, () -> work.count(footage)) ? 0 : 1;
        frames.worked();
      }
      well = failures < pictures.size();
    } finally {
      frames.end(well);
    }
    work.finish();
    return failures;
  }

  /** Of several files, one that cannot be used stops none of the others. */
  private static boolean attempt(Counting counting, Runnable work) {
    try {
      work.run();
      return true;
    } catch (CommandFailure e) {
      if (!counting.several()) {
        throw e;
      }
      counting.progress().note("warning: " + e.getMessage());
      return false;
    }
  }
}
