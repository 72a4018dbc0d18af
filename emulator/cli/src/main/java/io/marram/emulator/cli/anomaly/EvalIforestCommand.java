package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.forest.ForestSettings;
import io.marram.anomaly.forest.IsolationForest;
import io.marram.emulator.cli.anomaly.series.NumberTable;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.TextTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores the rows of tables with isolation forests. */
@Command(
    name = "iforest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Score the rows of tables with isolation forests: 100 trees of 256 rows, ten seeds.",
      "",
      "Reads every .csv file of a folder and its sub-folders: numbers, with or without a header. The"
          + " last column is the label and is not looked at. A cell that is no number is a missing"
          + " value.",
      "",
      "Writes NAME.SEED.csv for NAME.csv and each of the seeds 0 to 9: a score a line, 0 to 1, larger"
          + " is stranger.",
      ""
    },
    footer = {
      "",
      "Times are of one thread: the median of the seeds, in milliseconds, after a second of warming up.",
      "Exit code 1 if a file could not be used; the others are scored."
    })
public final class EvalIforestCommand implements Callable<Integer> {

  private static final int SEEDS = 10;
  private static final long WARM_UP_NANOS = 1_000_000_000L;

  private final CommandOutput output;

  @Option(names = "--in", required = true, paramLabel = "DIR", description = "The tables.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the scores go; is made if need be.")
  private Path out;

  private boolean warm;

  /**
   * @param output where it says what it found
   */
  public EvalIforestCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    FileTree files = FileTree.find(in, out);
    TextTable table =
        new TextTable("lrrrrrr", "set", "rows", "columns", "gaps", "fit ms", "score ms", "rows/s");
    int failures = new FileWork(output).each(files, name -> score(files, name, table));
    if (failures < files.names().size()) {
      table.lines().forEach(output.out()::println);
    }
    return failures == 0 ? 0 : 1;
  }

  private void score(FileTree files, Path name, TextTable table) {
    NumberTable numbers = NumberTable.read(files.source(name));
    double[][] rows = numbers.rows();
    warmUp(rows);
    long[] fitNanos = new long[SEEDS];
    long[] scoreNanos = new long[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      long began = System.nanoTime();
      IsolationForest forest = IsolationForest.fit(rows, ForestSettings.standard(seed));
      long fitted = System.nanoTime();
      double[] scores = forest.scores(rows);
      scoreNanos[seed] = System.nanoTime() - fitted;
      fitNanos[seed] = fitted - began;
      write(files.target(name, String.valueOf(seed)), scores);
    }
    double scoreMillis = medianMillis(scoreNanos);
    table.row(
        name,
        String.format(Locale.ROOT, "%,d", rows.length),
        rows[0].length,
        String.format(Locale.ROOT, "%,d", numbers.gaps()),
        String.format(Locale.ROOT, "%.1f", medianMillis(fitNanos)),
        String.format(Locale.ROOT, "%.1f", scoreMillis),
        String.format(Locale.ROOT, "%,.0f", rows.length / scoreMillis * 1000));
  }

  /** Java compiles what is slow only after a while; the first table must not pay for that. */
  private void warmUp(double[][] rows) {
    long began = System.nanoTime();
    while (!warm && System.nanoTime() - began < WARM_UP_NANOS) {
      IsolationForest.fit(rows, ForestSettings.standard(0)).scores(rows);
    }
    warm = true;
  }

  private static void write(Path file, double[] scores) {
    try (ResultFile result = new ResultFile(file)) {
      for (double score : scores) {
        result.line(Double.toString(score));
      }
      result.complete();
    }
  }

  private static double medianMillis(long[] nanos) {
    return Arrays.stream(nanos).sorted().skip((nanos.length - 1) / 2).limit(2).average().orElse(0)
        / 1e6;
  }
}
