package io.marram.emulator.cli.collect;

import io.marram.collection.export.TrainingSet;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes collected pictures as a data set. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Write collected pictures and their labels as a data set for training.", ""},
    footer = {
      "",
      "The pictures are copied as they were taken: faces and number plates are readable.",
      "",
      "Example: ./marram collect export /opt/eclipse/kura/data/collection/collector --format yolo"
          + " --out cars"
    })
public final class CollectExportCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 10;

  private final CommandOutput output;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description =
          "A collector's folder, or what was downloaded from its bucket; folders below it are read"
              + " too.")
  private Path folder;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private ExportFormat format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      description = "A folder that is empty or does not exist.")
  private Path target;

  @Option(
      names = "--least-score",
      paramLabel = "SCORE",
      defaultValue = "0.3",
      description =
          "Labels of which the detector was less sure are left out, 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double leastScore;

  /**
   * @param output where it says what it wrote
   */
  public CollectExportCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    if (!(leastScore >= 0 && leastScore <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--least-score must be 0 to 1, was " + leastScore);
    }
    requireEmpty();
    TrainingSet set = read();
    try (ProgressDisplay progress = output.progress()) {
      set.skipped().stream()
          .limit(MOST_NAMED)
          .forEach(skipped -> progress.note("warning: skipped " + skipped));
      if (set.skipped().size() > MOST_NAMED) {
        progress.note("warning: skipped %d more".formatted(set.skipped().size() - MOST_NAMED));
      }
      write(set, progress);
    }
    output
        .out()
        .printf(
            "%,d pictures and %,d labels in %s%n", set.pictures().size(), set.labelCount(), target);
    return 0;
  }

  private void requireEmpty() {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> files = Files.list(target)) {
      if (files.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw new CommandFailure(target + " cannot be read as a folder: " + e.getMessage(), e);
    }
    throw new CommandFailure(target + " is not empty: name a folder that is, or a new one");
  }

  private TrainingSet read() {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(folder + " is no folder");
    }
    TrainingSet set;
    try {
      set = TrainingSet.read(folder, leastScore);
    } catch (IOException e) {
      throw new CommandFailure(folder + " cannot be read: " + e.getMessage(), e);
    }
    if (set.pictures().isEmpty()) {
      throw new CommandFailure(
          "%s has no collected pictures%s"
              .formatted(
                  folder,
                  set.skipped().isEmpty() ? "" : "; the first file: " + set.skipped().get(0)));
    }
    return set;
  }

  private void write(TrainingSet set, ProgressDisplay progress) {
    ProgressDisplay.Part part =
        progress.begin("%,d pictures as %s".formatted(set.pictures().size(), format));
    try {
      format.writer().write(set, target);
      part.done();
    } catch (IOException e) {
      part.failed();
      throw new CommandFailure(target + " cannot be written: " + e.getMessage(), e);
    }
  }
}
