package io.marram.emulator.cli.context;

import java.util.Optional;

/** Where passwords come from that are not in the environment. */
public interface SecretInput {

  /** Whether somebody sits there who can be asked. */
  boolean interactive();

  /**
   * Reads one secret: asks for it without showing it, or takes the next line of a pipe.
   *
   * @return empty at the end of the input
   */
  Optional<String> read(String prompt);
}
