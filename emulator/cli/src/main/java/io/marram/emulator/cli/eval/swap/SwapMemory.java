package io.marram.emulator.cli.eval.swap;

import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds after a full collection.
 *
 * @param heapBytes objects in the heap
 * @param classes loaded classes
 * @param loaders class loaders that have loaded one
 * @param residentBytes memory of the whole process
 */
record SwapMemory(long heapBytes, long classes, long loaders, long residentBytes) {

  /**
   * The histogram collects first, and that unloads classes, too. But only every fourth collection
   * of the serial collector moves everything together; the others leave up to a twentieth of the
   * heap as dead objects in place, which are counted.
   */
  private static final int COLLECTIONS = 4;

  private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final Pattern LOADERS_TOTAL = Pattern.compile("(?m)^Total = (\\d+) +(\\d+) ");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  /**
   * Collects garbage in a process and looks; for some tenths of a second the process stands still.
   *
   * @throws CommandFailure if it has ended, or this Java has no {@code jcmd}
   */
  static SwapMemory read(long pid) throws InterruptedException {
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      heap = Math.min(heap, number(jcmd(pid, "GC.class_histogram"), HISTOGRAM_TOTAL, 1));
    }
    String loaders = jcmd(pid, "VM.classloader_stats");
    try {
      String status = Files.readString(Path.of("/proc/" + pid + "/status"));
      return new SwapMemory(
          heap,
          number(loaders, LOADERS_TOTAL, 2),
          number(loaders, LOADERS_TOTAL, 1),
          number(status, RESIDENT, 1) * 1024);
    } catch (IOException e) {
      throw new CommandFailure("process " + pid + " cannot be looked at: " + e.getMessage(), e);
    }
  }

  JsonObject toJson() {
    return new JsonObject()
        .add("heap_bytes", heapBytes)
        .add("classes", classes)
        .add("class_loaders", loaders)
        .add("resident_bytes", residentBytes);
  }

  private static String jcmd(long pid, String command) throws InterruptedException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(program.toString(), Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new CommandFailure("jcmd " + command + " failed: " + firstLine(output));
      }
      return output;
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot run " + program + ": use the Java of a JDK (" + e.getMessage() + ")", e);
    }
  }

  private static String firstLine(String output) {
    try (Stream<String> lines = output.lines()) {
      return lines.findFirst().orElse("no output");
    }
  }

  private static long number(String text, Pattern pattern, int group) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new CommandFailure("this Java's jcmd prints something else than expected");
    }
    return Long.parseLong(matcher.group(group));
  }
}
