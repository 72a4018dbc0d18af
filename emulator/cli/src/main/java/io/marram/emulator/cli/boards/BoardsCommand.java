package io.marram.emulator.cli.boards;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.devices.BoardsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the fake boards and lets them fail. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = {"Show the fake Bluetooth boards of the running system, and let them fail.", ""},
    commandListHeading = "%nActions:%n",
    subcommands = {BoardsListCommand.class, BoardsFaultCommand.class, BoardsHealCommand.class},
    footer = {
      "",
      "  ./marram boards list",
      "  ./marram boards fault esp32-01 garbage",
      "  ./marram boards heal esp32-01"
    })
public final class BoardsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name an action: list, fault or heal");
  }

  /** A client of the boards that run. */
  static BoardsClient client(CommandContext context) {
    Path file = context.home().boards().resolve(BoardsProcess.ADDRESS_FILE);
    try {
      return BoardsClient.connect(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new CommandFailure("no boards are running: start a system with ./marram up", e);
    } catch (IOException e) {
      throw new CommandFailure("the boards cannot be reached: " + e.getMessage(), e);
    }
  }

  /** The failure to tell when they do not answer. */
  static CommandFailure failure(IOException e) {
    return new CommandFailure("the boards cannot be reached: " + e.getMessage(), e);
  }
}
