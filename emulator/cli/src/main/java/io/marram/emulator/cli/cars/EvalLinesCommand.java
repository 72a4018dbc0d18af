package io.marram.emulator.cli.cars;

import io.marram.cars.area.Areas;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.LineCount;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.Csv;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Counts the cars that cross a line in each of some videos. */
@Command(
    name = "lines",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Count the cars that cross a line in each video of a folder.",
      "",
      "Reads lines.csv in the folder: video,width,height,line_x1,line_y1,line_x2,line_y2 in pixels;"
          + " other columns are not looked at. Prints video,up,down: crossings towards the upper side"
          + " of the picture and away from it. Across a vertical line, up is to the left-hand side"
          + " seen from its first point.",
      ""
    },
    footer = {"", "Exit code 1 if a video could not be used; it has no row."})
public final class EvalLinesCommand implements Callable<Integer> {

  private static final String LIST = "lines.csv";

  private final CommandOutput output;
  private final LocalNetworks networks;

  @Parameters(paramLabel = "DIR", description = "The folder with lines.csv and the videos.")
  private Path folder;

  @Mixin private DetectorOptions detectors;

  @Mixin private ResultRows result;

  /**
   * @param output where it says what it found
   * @param networks that find cars
   */
  public EvalLinesCommand(CommandOutput output, LocalNetworks networks) {
    this.output = output;
    this.networks = networks;
  }

  @Override
  public Integer call() {
    List<LineClip> clips = LineClip.read(folder.resolve(LIST));
    List<String> rows = new ArrayList<>();
    CountSettings settings = detectors.settings(Areas.NONE);
    try (ProgressDisplay progress = output.progress();
        OpenDetector detector = detectors.open(networks, settings, false)) {
      for (LineClip clip : clips) {
        try {
          rows.add(row(clip, detector, progress));
        } catch (CommandFailure e) {
          progress.note("warning: " + clip.video() + ": " + e.getMessage());
        }
      }
    }
    result.write(output, "video,up,down", rows);
    return rows.size() == clips.size() ? 0 : 1;
  }

  private String row(LineClip clip, OpenDetector detector, ProgressDisplay progress) {
    CountSettings settings =
        detectors.settings(new Areas(List.of(), List.of(), List.of(clip.line())));
    try (VideoFile video = VideoFile.open(folder.resolve(clip.video()), networks)) {
      FrameProgress frames =
          new FrameProgress(progress, clip.video(), video.pictures(), output.terminal());
      boolean well = false;
      try {
        CountReport end =
            VideoCount.run(video, detector, settings, 0, frames, (frame, found, report) -> {});
        well = true;
        LineCount count = end.lines().get(0);
        return Csv.line(clip.video(), count.entered(), count.left());
      } finally {
        frames.end(well);
      }
    }
  }
}
