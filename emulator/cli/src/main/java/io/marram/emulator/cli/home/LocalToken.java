package io.marram.emulator.cli.home;

import io.marram.emulator.cli.kura.Authorization.Token;
import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key to a gateway of this home: whoever may read its folder may change it. */
public final class LocalToken {

  private static final String FILE = "http.token";

  private LocalToken() {}

  /**
   * @throws CommandFailure if the gateway has left none
   */
  public static Token of(SystemHome home, String thing) {
    Path file = home.gateway(thing).resolve(FILE);
    try {
      return new Token(Files.readString(file).strip());
    } catch (IOException e) {
      throw new CommandFailure(
          "the gateway's token cannot be read from " + file + ": is it still starting?", e);
    }
  }
}
