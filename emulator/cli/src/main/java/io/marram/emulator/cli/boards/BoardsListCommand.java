package io.marram.emulator.cli.boards;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.devices.BoardsClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the fake boards and their adapters. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Print the boards and adapters, and how they fail.", ""})
final class BoardsListCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  BoardsListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (BoardsClient client = BoardsCommand.client(context)) {
      JsonObject list = client.list();
      if (json) {
        context.out().println(list.toString(WriterConfig.PRETTY_PRINT));
      } else {
        print(list);
      }
      return 0;
    } catch (IOException e) {
      throw BoardsCommand.failure(e);
    }
  }

  private void print(JsonObject list) {
    TextTable boards =
        new TextTable("llllll", "board", "address", "kind", "adapter", "connected", "fault");
    for (JsonValue value : list.get("boards").asArray()) {
      JsonObject board = value.asObject();
      boards.row(
          board.getString("name", ""),
          board.getString("address", ""),
          board.getString("kind", ""),
          board.getString("adapter", ""),
          board.getBoolean("connected", false) ? "yes" : "",
          board.getString("fault", ""));
    }
    TextTable adapters = new TextTable("lrrl", "adapter", "slots", "in use", "fault");
    for (JsonValue value : list.get("adapters").asArray()) {
      JsonObject adapter = value.asObject();
      adapters.row(
          adapter.getString("name", ""),
          adapter.getInt("slots", 0),
          adapter.getInt("in_use", 0),
          adapter.getString("fault", ""));
    }
    boards.lines().forEach(context.out()::println);
    context.out().println();
    adapters.lines().forEach(context.out()::println);
  }
}
