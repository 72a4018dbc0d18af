package io.marram.emulator.cli.output;

import java.io.PrintStream;

/**
 * Where a command says what it found.
 *
 * @param out results
 * @param err progress, warnings, errors
 * @param terminal whether {@code err} is a terminal
 */
public record CommandOutput(PrintStream out, PrintStream err, boolean terminal) {

  /** A display of progress that suits what {@code err} is. */
  public ProgressDisplay progress() {
    return terminal ? new TerminalProgress(err) : new PlainProgress(err);
  }
}
