package io.marram.emulator.cli.gateway;

import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.io.PrintStream;
import java.net.URI;

/**
 * Says where a gateway's console is and which password it made, as soon as the gateway says so:
 * when something is wrong with its wires, the console is where they are mended. On standard output,
 * since the rest of what a command says may end in a log.
 */
public final class ConsoleNotice {

  private final String thing;
  private final PrintStream out;
  private final ProgressDisplay progress;
  private final boolean forProgram;
  private boolean said;

  /**
   * @param thing the gateway
   * @param progress shares the screen with {@code out}
   * @param forProgram whether a program reads {@code out}, which only takes a password, as the
   *     event that it came as
   */
  public ConsoleNotice(
      String thing, PrintStream out, ProgressDisplay progress, boolean forProgram) {
    this.thing = thing;
    this.out = out;
    this.progress = progress;
    this.forProgram = forProgram;
  }

  /** The console can be used. A gateway that is started again says so each time. */
  synchronized void opened(URI console) {
    if (!said && !forProgram) {
      print("Console of " + thing + ": " + console);
    }
    said = true;
  }

  /** A password was made. */
  void made(ConsoleLogin login) {
    print(forProgram ? event(login) : login.text(thing));
  }

  private void print(String line) {
    progress.beside(() -> out.println(line));
  }

  private static String event(ConsoleLogin login) {
    return new JsonObject()
        .add("event", "password")
        .add("user", login.user())
        .add("password", login.password())
        .toString();
  }
}
