package io.marram.emulator.cli.output;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Progress on a terminal: parts that have ended stay, the last line moves with those under way. */
public final class TerminalProgress implements ProgressDisplay {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String CLEAR_LINE = "\r\033[K";
  private static final int FRAME_MILLIS = 100;
  private static final int WIDTH = 100;

  private final PrintStream out;
  private final Set<LivePart> underWay = new LinkedHashSet<>();
  private final Thread painter;
  private boolean closed;
  private int turn;

  public TerminalProgress(PrintStream out) {
    this.out = out;
    painter = new Thread(this::paint, "progress");
    painter.setDaemon(true);
    painter.start();
  }

  @Override
  public synchronized Part begin(String name) {
    LivePart part = new LivePart(name);
    underWay.add(part);
    return part;
  }

  @Override
  public synchronized void note(String line) {
    out.print(CLEAR_LINE + line + System.lineSeparator());
    out.flush();
  }

  @Override
  public synchronized void beside(Runnable print) {
    out.print(CLEAR_LINE);
    out.flush();
    print.run();
  }

  @Override
  public synchronized void close() {
    closed = true;
    painter.interrupt();
    out.print(CLEAR_LINE);
    out.flush();
  }

  private synchronized void end(LivePart part, boolean well) {
    if (underWay.remove(part)) {
      note(PlainProgress.ended(well, part.name, part.beganNanos));
    }
  }

  private void paint() {
    try {
      while (paintLine()) {
        Thread.sleep(FRAME_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean paintLine() {
    if (closed) {
      return false;
    }
    if (!underWay.isEmpty()) {
      String parts = underWay.stream().map(LivePart::text).collect(Collectors.joining(" · "));
      String line = SPINNER.charAt(turn++ % SPINNER.length()) + " " + parts;
      out.print(CLEAR_LINE + (line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line));
      out.flush();
    }
    return true;
  }

  private final class LivePart implements Part {

    private final String name;
    private final long beganNanos = System.nanoTime();
    private volatile String step = "";

    LivePart(String name) {
      this.name = name;
    }

    String text() {
      String now = step;
      return name + (now.isEmpty() ? "" : ": " + now) + " " + PlainProgress.seconds(beganNanos);
    }

    @Override
    public void at(String step) {
      this.step = step;
    }

    @Override
    public void done() {
      end(this, true);
    }

    @Override
    public void failed() {
      end(this, false);
    }
  }
}
