package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.series.SeriesSettings;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.TextTable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores series of readings. */
@Command(
    name = "anomaly",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Score series of readings as a gateway does: each reading by those before it, in one pass, with"
          + " the same configuration for every series.",
      "",
      "Reads every .csv file of a folder and its sub-folders: columns timestamp and value, or without"
          + " a header a time and a number. Times are written 2014-04-01 00:05:00, as ISO 8601, or as"
          + " seconds or milliseconds since 1970; UTC unless they say otherwise.",
      "",
      "Writes files of the same names: timestamp as it was, and anomaly_score, 0 to 1, larger is"
          + " stranger; a row for a row.",
      ""
    },
    footer = {
      "",
      "The score is 0 while too little was seen, for a missing value, for a reading that is refused"
          + " (infinite, twice for the same moment, or from before), and for a row whose time cannot"
          + " be read. A value that is no number counts as missing.",
      "Readings per second are those of one thread, without the files.",
      "Exit code 1 if a file could not be used; the others are scored."
    })
public final class EvalAnomalyCommand implements Callable<Integer> {

  private final CommandOutput output;

  @Option(names = "--in", required = true, paramLabel = "DIR", description = "The series.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the scores go; is made if need be.")
  private Path out;

  /**
   * @param output where it says what it found
   */
  public EvalAnomalyCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    FileTree files = FileTree.find(in, out);
    Map<String, Tally> folders = new TreeMap<>();
    int failures =
        new FileWork(output)
            .each(
                files,
                name -> {
                  Tally tally = SeriesScorer.score(files.source(name), files.target(name));
                  Path folder = name.getParent();
                  folders.merge(folder == null ? "." : folder.toString(), tally, Tally::plus);
                });
    if (!folders.isEmpty()) {
      print(folders);
    }
    return failures == 0 ? 0 : 1;
  }

  private void print(Map<String, Tally> folders) {
    TextTable table =
        new TextTable("lrrrrr", "folder", "series", "readings", "alarms", "refused", "unreadable");
    folders.forEach((folder, tally) -> row(table, folder, tally));
    Tally total = folders.values().stream().reduce(Tally.NONE, Tally::plus);
    if (folders.size() > 1) {
      row(table, "all", total);
    }
    table.lines().forEach(output.out()::println);
    output
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%,.0f readings/s; alarms at a budget of %s false alarms a day and series.",
                total.readingsPerSecond(),
                SeriesSettings.standard().falseAlarmsPerDay()));
  }

  private static void row(TextTable table, String folder, Tally tally) {
    table.row(
        folder,
        count(tally.series()),
        count(tally.readings()),
        count(tally.alarms()),
        count(tally.refused()),
        count(tally.unreadable()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
