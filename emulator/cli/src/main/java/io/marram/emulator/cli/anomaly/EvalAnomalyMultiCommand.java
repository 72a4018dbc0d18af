package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.group.GroupSettings;
import io.marram.anomaly.group.MatrixScorer;
import io.marram.anomaly.group.MatrixScorer.RowScore;
import io.marram.emulator.cli.anomaly.series.ProcessTable;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.Csv;
import io.marram.emulator.cli.output.TextTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores groups of sensors that are read together. */
@Command(
    name = "anomaly-multi",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Score groups of sensors that are read together: the first 400 rows of a file are learned from,"
          + " then each row is judged by those before it, with the same configuration for every file.",
      "",
      "Reads every .csv file of a folder and its sub-folders: a header, a time in the first column and"
          + " a sensor in each other one, separated by commas, semicolons or tabs. Columns that hold"
          + " the truth (anomaly, changepoint, label, outlier and the like) are not read.",
      "",
      "Writes files of the same names: timestamp as it was, anomaly_score, 0 to 1, above a half is an"
          + " anomaly, and anomaly, 1 or 0; a row for a row.",
      ""
    },
    footer = {
      "",
      "Of a file with fewer than 800 rows the first half is learned from; one with fewer than 80 is not"
          + " judged. The score is 0 until then. A cell that is no number is a missing value.",
      "Exit code 1 if a file could not be used; the others are scored."
    })
public final class EvalAnomalyMultiCommand implements Callable<Integer> {

  private final CommandOutput output;

  @Option(names = "--in", required = true, paramLabel = "DIR", description = "The tables.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the scores go; is made if need be.")
  private Path out;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "Further columns that are not read.")
  private Set<String> ignored = new HashSet<>();

  /**
   * @param output where it says what it found
   */
  public EvalAnomalyMultiCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    FileTree files = FileTree.find(in, out);
    TextTable table =
        new TextTable("lrrrrr", "file", "rows", "sensors", "anomalous", "unreadable", "rows/s");
    int failures = new FileWork(output).each(files, name -> score(files, name, table));
    if (failures < files.names().size()) {
      table.lines().forEach(output.out()::println);
    }
    return failures == 0 ? 0 : 1;
  }

  private void score(FileTree files, Path name, TextTable table) {
    Path source = files.source(name);
    ProcessTable process = ProcessTable.read(source, ignored);
    requireSensors(source, process.sensors());
    long began = System.nanoTime();
    List<RowScore> scores = MatrixScorer.score(process.sensors(), process.rows());
    double seconds = (System.nanoTime() - began) / 1e9;
    write(files.target(name), process.timestamps(), scores);
    table.row(
        name,
        count(scores.size()),
        process.sensors().size(),
        count(scores.stream().filter(RowScore::anomaly).count()),
        count(process.unreadable()),
        count(Math.round(scores.size() / seconds)));
  }

  private static void requireSensors(Path source, List<String> sensors) {
    if (new HashSet<>(sensors).size() < sensors.size()) {
      throw new CommandFailure(source + " has two columns of the same name");
    }
    if (sensors.size() < 2) {
      throw new CommandFailure(
          "%s has one sensor only, %s: see ./marram eval anomaly"
              .formatted(source, String.join("", sensors)));
    }
    if (sensors.size() > GroupSettings.MAXIMUM_SENSORS) {
      throw new CommandFailure(
          "%s has %d sensors, at most %d can be a group: name some with --ignore"
              .formatted(source, sensors.size(), GroupSettings.MAXIMUM_SENSORS));
    }
  }

  private static void write(Path file, List<String> timestamps, List<RowScore> scores) {
    try (ResultFile result = new ResultFile(file)) {
      result.line(Csv.line("timestamp", "anomaly_score", "anomaly"));
      for (int i = 0; i < scores.size(); i++) {
        RowScore score = scores.get(i);
        result.line(Csv.line(timestamps.get(i), score.score(), score.anomaly() ? 1 : 0));
      }
      result.complete();
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
