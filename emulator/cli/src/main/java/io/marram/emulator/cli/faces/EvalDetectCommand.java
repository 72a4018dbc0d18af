package io.marram.emulator.cli.faces;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.Csv;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.faces.Face;
import io.marram.faces.MtcnnSettings;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds the faces in the pictures of a folder. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Find the faces in all pictures under a folder.",
      "",
      "Prints file,x,y,w,h,score: one row per face, in pixels of the upright picture; the file is"
          + " relative to the folder.",
      ""
    },
    footer = {
      "",
      "A picture that cannot be decoded gives a warning and no row. Exit code 1 if none could be."
    })
public final class EvalDetectCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder;

  @Mixin private DetectionOptions detection;

  private final PictureDecoder decoder = new PictureDecoder();

  /** The faces of one picture, or why there are none to know of. */
  private record Search(String file, List<Face> faces, String problem) {}

  EvalDetectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    MtcnnSettings settings = detection.settings();
    OrderedWork work = detection.work();
    List<Path> pictures = PictureFolder.list(folder);
    PictureProgress counted;
    try (ProgressDisplay progress = context.progress();
        FaceFinder finder = FaceFinder.open(context.networks().start(), settings)) {
      counted = new PictureProgress(progress, pictures.size());
      context.out().println("file,x,y,w,h,score");
      work.each(pictures, picture -> search(finder, picture), search -> print(search, counted));
      counted.done();
    }
    context.out().flush();
    return counted.allFailed() ? 1 : 0;
  }

  private Search search(FaceFinder finder, Path picture) {
    String name = folder.relativize(picture).toString();
    try {
      return new Search(name, finder.find(decoder.decode(Files.readAllBytes(picture))), "");
    } catch (PictureException | IOException e) {
      return new Search(name, List.of(), e.getMessage());
    }
  }

  private void print(Search search, PictureProgress progress) {
    if (!search.problem().isEmpty()) {
      progress.failed(search.file(), search.problem());
      return;
    }
    PrintStream out = context.out();
    for (Face face : search.faces()) {
      Box box = face.box();
      out.println(
          Csv.line(
              search.file(),
              decimals(2, box.left()),
              decimals(2, box.top()),
              decimals(2, box.width()),
              decimals(2, box.height()),
              decimals(6, face.score())));
    }
    progress.worked();
  }

  private static String decimals(int digits, float value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
