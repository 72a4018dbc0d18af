package io.marram.emulator.cli.boards;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.devices.BoardsClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends faults. */
@Command(
    name = "heal",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"End the fault of a board or an adapter, or all faults.", ""})
final class BoardsHealCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "A board (esp32-01), an adapter (hci0), or all.")
  private String name;

  BoardsHealCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (BoardsClient client = BoardsCommand.client(context)) {
      client.heal(name);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw BoardsCommand.failure(e);
    }
  }
}
