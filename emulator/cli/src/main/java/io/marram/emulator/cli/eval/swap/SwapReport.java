package io.marram.emulator.cli.eval.swap;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was seen while a bundle was updated again and again.
 *
 * @param bundle that was updated
 * @param updates how often
 * @param rate frames a second
 * @param seconds how long all updates took
 * @param published frames that went out
 * @param lost frames without an answer
 * @param twice answers for frames that were answered already
 * @param errors answers that say that a frame could not be worked on
 * @param usual the longest time without a result in each of some intervals without an update
 * @param gaps the longest time without a result in each update
 * @param restarts how often other bundles were started again
 * @param restartedMachine whether the Java machine had to be started again
 * @param before memory after the first updates, when everything that is made once is there
 * @param updatesBefore how many these were
 * @param after memory after the last update
 */
record SwapReport(
    String bundle,
    int updates,
    double rate,
    double seconds,
    int published,
    int lost,
    int twice,
    int errors,
    SwapGaps usual,
    SwapGaps gaps,
    int restarts,
    boolean restartedMachine,
    SwapMemory before,
    int updatesBefore,
    SwapMemory after) {

  static final String FACES = "io.marram.faces";

  /** The p99 of the gaps is to stay below. */
  static final long LONGEST_GAP_MILLIS = 250;

  /** A class loader that stays takes tens of classes with it. */
  private static final double MOST_CLASSES_PER_UPDATE = 1;

  /**
   * However many updates: lines of the log, finished operations and settled frames are remembered
   * up to a limit.
   */
  private static final long MOST_HEAP_BYTES = 2 << 20;

  private record Promise(String text, boolean kept) {}

  /** What holds for every bundle, and what only for those without native code. */
  private List<Promise> promises() {
    List<Promise> promises = new ArrayList<>();
    promises.add(new Promise("no frame lost", lost == 0));
    promises.add(new Promise("no frame answered twice", twice == 0));
    promises.add(new Promise("no frame answered with an error", errors == 0));
    promises.add(new Promise("no other bundle restarted", restarts == 0));
    promises.add(new Promise("no restart of the Java machine", !restartedMachine));
    if (bundle.equals(FACES)) {
      promises.add(
          new Promise(
              "p99 of the gaps under " + LONGEST_GAP_MILLIS + " ms",
              gaps.percentile(99) < LONGEST_GAP_MILLIS));
      promises.add(
          new Promise(
              "heap and class count flat",
              after.heapBytes() - before.heapBytes() < MOST_HEAP_BYTES
                  && perUpdate(before.classes(), after.classes()) < MOST_CLASSES_PER_UPDATE));
    }
    return promises;
  }

  boolean good() {
    return promises().stream().allMatch(Promise::kept);
  }

  private double perUpdate(long first, long last) {
    return (double) (last - first) / Math.max(updates - updatesBefore, 1);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        format("%s updated %d times in %.0f s, at %.0f frames/s", bundle, updates, seconds, rate));
    lines.add("");
    lines.add(
        format(
            "frames    %d published, %d lost, %d answered twice, %d errors",
            published, lost, twice, errors));
    lines.add("gap       " + milliseconds(gaps));
    lines.add("          without an update: " + milliseconds(usual));
    lines.add(
        format("restarts  other bundles %d, Java machine %d", restarts, restartedMachine ? 1 : 0));
    lines.add(
        format(
            "memory    from update %d to update %d, after a collection", updatesBefore, updates));
    lines.add(memory("heap", 1024, "KB", before.heapBytes(), after.heapBytes()));
    lines.add(memory("classes", 1, "", before.classes(), after.classes()));
    lines.add(memory("class loaders", 1, "", before.loaders(), after.loaders()));
    lines.add(memory("resident", 1024 * 1024, "MB", before.residentBytes(), after.residentBytes()));
    lines.add("");
    promises().forEach(promise -> lines.add((promise.kept() ? "✓ " : "✗ ") + promise.text()));
    return lines;
  }

  private static String milliseconds(SwapGaps gaps) {
    return format(
        "min %d ms, median %d ms, p99 %d ms, max %d ms",
        gaps.percentile(0), gaps.percentile(50), gaps.percentile(99), gaps.percentile(100));
  }

  private String memory(String what, long unit, String name, long first, long last) {
    return format(
            "          %-14s %d → %d %s (%+.2f an update)",
            what, first / unit, last / unit, name, perUpdate(first, last) / unit)
        .replace("  (", " (");
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  JsonObject toJson() {
    JsonArray promises = new JsonArray();
    promises()
        .forEach(
            promise ->
                promises.add(
                    new JsonObject().add("promise", promise.text()).add("kept", promise.kept())));
    return new JsonObject()
        .add("bundle", bundle)
        .add("updates", updates)
        .add("frames_per_second", rate)
        .add("seconds", seconds)
        .add("published", published)
        .add("lost", lost)
        .add("twice", twice)
        .add("errors", errors)
        .add("gap_milliseconds", gaps.toJson())
        .add("usual_gap_milliseconds", usual.toJson())
        .add("restarts_of_other_bundles", restarts)
        .add("restarted_machine", restartedMachine)
        .add("updates_before_first_reading", updatesBefore)
        .add("memory_before", before.toJson())
        .add("memory_after", after.toJson())
        .add("resident_bytes_per_update", perUpdate(before.residentBytes(), after.residentBytes()))
        .add("promises", promises);
  }
}
