package io.marram.emulator.cli.context;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The standard input of this process: a terminal, or a pipe. */
final class StandardSecretInput implements SecretInput {

  /** Set by the script {@code marram}: newer Java has a console without a terminal, too. */
  private static final String TERMINAL_PROPERTY = "marram.input.terminal";

  private BufferedReader lines;

  @Override
  public boolean interactive() {
    return Boolean.getBoolean(TERMINAL_PROPERTY);
  }

  @Override
  public Optional<String> read(String prompt) {
    return interactive() ? ask(prompt) : nextLine();
  }

  private static Optional<String> ask(String prompt) {
    Console console = System.console();
    if (console == null) {
      throw new CommandFailure(
          "a password cannot be typed unseen while the output goes elsewhere: do not redirect it");
    }
    return Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new);
  }

  private Optional<String> nextLine() {
    try {
      if (lines == null) {
        lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      }
      return Optional.ofNullable(lines.readLine());
    } catch (IOException e) {
      throw new CommandFailure("the standard input cannot be read: " + e.getMessage(), e);
    }
  }
}
