package io.marram.emulator.cli.boards;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.devices.BoardsClient;
import io.marram.emulator.devices.board.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a board, an adapter or the bus fail. */
@Command(
    name = "fault",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Let a board, an adapter or the bus fail in one of many ways.", ""})
final class BoardsFaultCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "A board (esp32-01), an adapter (hci0), or " + Fault.BUS_NAME + ".")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "How: ${COMPLETION-CANDIDATES}.")
  private String kind;

  BoardsFaultCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Fault fault =
        Fault.find(kind)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "there is no fault \"" + kind + "\""));
    try (BoardsClient client = BoardsCommand.client(context)) {
      client.fail(name, fault);
      context.out().println(name + " " + fault.meaning() + ".");
      return 0;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw BoardsCommand.failure(e);
    }
  }

  /** The names of all faults. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Fault.values()).map(Fault::word).iterator();
    }
  }
}
