package io.marram.emulator.cli;

import com.eclipsesource.json.JsonObject;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Shows the password that a gateway made for its console: once, on standard output, since the rest
 * of what a command says may end in a log. Also when the command fails, for the password remains.
 */
final class LoginNotice implements AutoCloseable {

  private final String thing;
  private final PrintStream out;
  private final boolean forProgram;
  private final Queue<ConsoleLogin> held = new ArrayDeque<>();
  private boolean shown;

  /**
   * @param thing the gateway
   * @param forProgram whether a program reads {@code out}, which takes the event as it is
   */
  LoginNotice(String thing, PrintStream out, boolean forProgram) {
    this.thing = thing;
    this.out = out;
    this.forProgram = forProgram;
  }

  /** A password was made. It is shown with the addresses, or at once if those have been. */
  synchronized void take(ConsoleLogin login) {
    held.add(login);
    if (shown || forProgram) {
      print();
    }
  }

  /** The place where a person looks for it. */
  synchronized void show() {
    shown = true;
    print();
  }

  @Override
  public synchronized void close() {
    show();
  }

  private void print() {
    while (!held.isEmpty()) {
      ConsoleLogin login = held.remove();
      out.println(forProgram ? event(login) : login.text(thing));
    }
  }

  private static String event(ConsoleLogin login) {
    return new JsonObject()
        .add("event", "password")
        .add("user", login.user())
        .add("password", login.password())
        .toString();
  }
}
