package io.marram.emulator.cli.output;

import java.io.PrintStream;
import java.util.Locale;

/** Progress as plain lines, for logs and pipes. */
public final class PlainProgress implements ProgressDisplay {

  /** How the line of a part that is done begins. */
  public static final String DONE = "✓ ";

  /** How the line of a step within a part begins. */
  public static final String STEP = "  … ";

  private static final String FAILED = "✗ ";

  private final PrintStream out;

  public PlainProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public Part begin(String name) {
    return new PlainPart(name, System.nanoTime());
  }

  @Override
  public void note(String line) {
    out.println(line);
  }

  @Override
  public void beside(Runnable print) {
    print.run();
  }

  @Override
  public void close() {
    out.flush();
  }

  /** The line that stays when a part has ended. */
  static String ended(boolean well, String name, long beganNanos) {
    return "%s%s (%s)".formatted(well ? DONE : FAILED, name, seconds(beganNanos));
  }

  static String seconds(long beganNanos) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - beganNanos) / 1e9);
  }

  private final class PlainPart implements Part {

    private final String name;
    private final long beganNanos;

    PlainPart(String name, long beganNanos) {
      this.name = name;
      this.beganNanos = beganNanos;
    }

    @Override
    public void at(String step) {
      out.println(STEP + name + ": " + step);
    }

    @Override
    public void done() {
      out.println(ended(true, name, beganNanos));
    }

    @Override
    public void failed() {
      out.println(ended(false, name, beganNanos));
    }
  }
}
