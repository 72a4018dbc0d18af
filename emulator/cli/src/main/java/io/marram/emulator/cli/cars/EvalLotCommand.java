package io.marram.emulator.cli.cars;

import io.marram.cars.LabelFilter;
import io.marram.cars.area.Stall;
import io.marram.cars.count.StallJudge;
import io.marram.cars.count.StallJudgement;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.detect.StillDetector;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.Csv;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says of the marked spaces in pictures of a parking lot whether a car is in them. */
@Command(
    name = "lot",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Say of each marked space in pictures of a parking lot whether a car stands in it.",
      "",
      "Reads spaces.csv in the folder: image,space,x1,y1,x2,y2,x3,y3,... in pixels; x1 and y1 begin"
          + " the corners, which end the row; a column that says what is there is not looked at. The"
          + " pictures are in the folder or in images below it. Prints image,space,occupied, 0 or 1.",
      ""
    },
    footer = {
      "",
      "Each picture is looked at up to three times, more and more closely. Exit code 1 if a picture"
          + " or a space could not be used; it has no row."
    })
public final class EvalLotCommand implements Callable<Integer> {

  private static final String LIST = "spaces.csv";
  private static final String PICTURES = "images";

  private final CommandOutput output;
  private final LocalNetworks networks;
  private final PictureDecoder decoder = new PictureDecoder();
  private final List<String> rows = new ArrayList<>();
  private int failures;

  @Parameters(paramLabel = "DIR", description = "The folder with spaces.csv.")
  private Path folder;

  @Mixin private CarModelOption model;

  @Mixin private ResultRows result;

  /**
   * @param output where it says what it found
   * @param networks that find cars
   */
  public EvalLotCommand(CommandOutput output, LocalNetworks networks) {
    this.output = output;
    this.networks = networks;
  }

  @Override
  public Integer call() {
    Map<String, List<MarkedSpace>> pictures = MarkedSpace.read(folder.resolve(LIST));
    try (ProgressDisplay progress = output.progress();
        CarNetwork network = CarNetwork.open(networks, model.file())) {
      StillDetector detector =
          new StillDetector(network.network(), network.model(), LabelFilter.VEHICLES.inStalls());
      int total = pictures.size();
      FrameProgress frames =
          new FrameProgress(
              progress, total == 1 ? "1 picture" : total + " pictures", total, output.terminal());
      pictures.forEach(
          (name, spaces) -> {
            try {
              judge(name, spaces, detector, progress);
            } catch (CommandFailure e) {
              fail(name, e.getMessage(), progress);
            }
            frames.worked();
          });
      frames.end(!rows.isEmpty());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    result.write(output, "image,space,occupied", rows);
    return failures == 0 ? 0 : 1;
  }

  private void judge(
      String name, List<MarkedSpace> spaces, StillDetector detector, ProgressDisplay progress) {
    RgbImage picture = read(name);
    List<Stall> stalls = new ArrayList<>();
    for (MarkedSpace space : spaces) {
      try {
        stalls.add(space.in(picture.width(), picture.height()));
      } catch (IllegalArgumentException e) {
        fail(name + ", space " + space.space(), e.getMessage(), progress);
      }
    }
    if (stalls.isEmpty()) {
      return;
    }
    StallJudge judge = new StallJudge(stalls);
    try {
      List<StallJudgement> judgements =
          judge.judge(picture, detector.look(picture, judge.typicalArea()));
      for (StallJudgement judgement : judgements) {
        rows.add(Csv.line(name, judgement.stall(), judgement.occupied() ? 1 : 0));
      }
    } catch (DetectorException e) {
      throw new CommandFailure("the detector failed: " + e.getMessage(), e);
    }
  }

  private RgbImage read(String name) {
    Path below = folder.resolve(PICTURES).resolve(name);
    Path file = Files.isRegularFile(below) ? below : folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure("there is no file " + below);
    }
    try {
      return decoder.decode(Files.readAllBytes(file));
    } catch (IOException | PictureException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private void fail(String what, String reason, ProgressDisplay progress) {
    failures++;
    progress.note("warning: " + what + ": " + reason);
  }
}
