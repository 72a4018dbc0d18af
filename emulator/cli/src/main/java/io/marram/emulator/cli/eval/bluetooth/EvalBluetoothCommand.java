package io.marram.emulator.cli.eval.bluetooth;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.boards.BoardsProcess;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.process.TemporaryFolder;
import io.marram.emulator.devices.BoardsSettings;
import io.marram.emulator.devices.board.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets fake Bluetooth boards fail in every way and times how long the gateway takes to recover. */
@Command(
    name = "bluetooth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Let fake Bluetooth boards fail, and time how long readings take to come again.",
      "",
      "Starts boards and a gateway of its own in a temporary folder: the shipped package on the"
          + " emulated gateway, one component per adapter. All kinds of fault are injected in"
          + " rounds. The time counts from when a board is healed, or an adapter or the bus has"
          + " failed, to the board's next reading on the gateway's wires.",
      ""
    },
    footer = {
      "",
      "Exit code 1 if a board did not come back, a connection slot leaked, or the number of D-Bus"
          + " connections changed."
    })
public final class EvalBluetoothCommand implements Callable<Integer> {

  private static final int ADAPTERS = 4;
  private static final int INTERVAL_MILLIS = 5000;
  private static final int SLOTS = 32;
  private static final int CONNECTIONS = 28;
  private static final int WARM_UP_SECONDS = 180;
  private static final int RELEASE_SECONDS = 10;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "How many boards: a fifth notifies, the others advertise, half of them encrypted"
              + " (default: ${DEFAULT-VALUE}).")
  private int sensors;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Begin no round after this time; there is one at least (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the choice of boards (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  EvalBluetoothCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (sensors < 40 || sensors > BoardsSettings.MOST_BOARDS) {
      throw new ParameterException(
          spec.commandLine(), "--sensors must be 40 to " + BoardsSettings.MOST_BOARDS);
    }
    int notifying = sensors / 5;
    int encrypted = (sensors - notifying) / 2;
    BoardsSettings settings =
        new BoardsSettings(
            notifying,
            sensors - notifying - encrypted,
            encrypted,
            ADAPTERS,
            SLOTS,
            INTERVAL_MILLIS);
    try (ProgressDisplay progress = context.progress()) {
      // It stays with its logs if there is no result.
      Path folder = TemporaryFolder.create();
      Result result = measure(folder, settings, progress);
      context
          .out()
          .println(json ? toJson(result).toString(WriterConfig.PRETTY_PRINT) : text(result));
      TemporaryFolder.delete(folder);
      return result.isGood() ? 0 : 1;
    } catch (IOException e) {
      throw new CommandFailure("the boards cannot be reached: " + e.getMessage(), e);
    }
  }

  /**
   * What came out.
   *
   * @param heard boards that reported before the first fault
   * @param slots that the adapters still held after the gateway had stopped
   */
  private record Result(
      int boards,
      int heard,
      long warmUpSeconds,
      long readings,
      long seconds,
      Map<Fault, Latencies> recoveries,
      Latencies all,
      List<String> lost,
      int slots,
      int connectionsBefore,
      int connectionsAfter) {

    boolean isGood() {
      return heard == boards
          && lost.isEmpty()
          && slots == 0
          && connectionsBefore == connectionsAfter;
    }
  }

  private Result measure(Path folder, BoardsSettings settings, ProgressDisplay progress)
      throws InterruptedException, IOException {
    ProgressDisplay.Part up = progress.begin(sensors + " boards and a gateway");
    SystemHome home = new SystemHome(folder);
    try (BoardsProcess boards = BoardsProcess.start(settings, home, folder.resolve("boards.log"))) {
      boards.awaitReady();
      String bus = boards.address();
      BluetoothGateway gateway =
          BluetoothGateway.start(
              folder, new Installation(context.project()), settings, bus, CONNECTIONS);
      BluetoothFaults faults = new BluetoothFaults(settings, gateway, bus, seed);
      int before;
      int after;
      int heard;
      long warm;
      long began = System.nanoTime();
      try (gateway) {
        heard = awaitAll(gateway, up);
        warm = seconds(began);
        before = BluetoothFaults.busConnections(bus);
        rounds(faults, progress);
        after = BluetoothFaults.busConnections(bus);
      }
      long took = seconds(began);
      return new Result(
          settings.boards().size(),
          heard,
          warm,
          gateway.readings(),
          took,
          faults.recoveries(),
          faults.all(),
          faults.lost(),
          slotsLeft(bus),
          before,
          after);
    }
  }

  private int awaitAll(BluetoothGateway gateway, ProgressDisplay.Part up)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
    while (gateway.heard() < sensors && System.nanoTime() < deadline) {
      up.at("%d of %d boards heard".formatted(gateway.heard(), sensors));
      TimeUnit.SECONDS.sleep(1);
    }
    up.done();
    return gateway.heard();
  }

  private void rounds(BluetoothFaults faults, ProgressDisplay progress)
      throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    ProgressDisplay.Part part = progress.begin("faults");
    int round = 0;
    do {
      round++;
      part.at("round " + round + ": boards");
      faults.boards();
      for (Fault fault : Fault.of(Fault.Scope.ADAPTER)) {
        part.at("round " + round + ": " + fault.word());
        faults.adapter(fault);
      }
      for (Fault fault : Fault.of(Fault.Scope.BUS)) {
        part.at("round " + round + ": " + fault.word());
        faults.bus(fault);
      }
    } while (System.nanoTime() < end);
    part.done();
  }

  /** BlueZ needs a moment to see that the gateway has gone. */
  private static int slotsLeft(String bus) throws InterruptedException, IOException {
    for (int second = 0; second < RELEASE_SECONDS; second++) {
      if (BluetoothFaults.slotsInUse(bus) == 0) {
        return 0;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return BluetoothFaults.slotsInUse(bus);
  }

  private static long seconds(long beganNanos) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beganNanos);
  }

  private static String text(Result result) {
    TextTable table = new TextTable("lrrrr", "fault", "times", "p50 s", "p95 s", "max s");
    result.recoveries().forEach((fault, times) -> row(table, fault.word(), times));
    row(table, "all", result.all());
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "%d of %d boards heard after %d s; %d readings in %d s"
            .formatted(
                result.heard(),
                result.boards(),
                result.warmUpSeconds(),
                result.readings(),
                result.seconds()));
    lines.add("leaked connection slots: " + result.slots());
    lines.add(
        "D-Bus connections: %d before, %d after"
            .formatted(result.connectionsBefore(), result.connectionsAfter()));
    result.lost().forEach(board -> lines.add("not back: " + board));
    return String.join(System.lineSeparator(), lines);
  }

  private static void row(TextTable table, String name, Latencies times) {
    table.row(
        name,
        times.count(),
        inSeconds(times.percentile(50)),
        inSeconds(times.percentile(95)),
        inSeconds(times.percentile(100)));
  }

  private static String inSeconds(long millis) {
    return "%.1f".formatted(millis / 1000.0);
  }

  private static JsonObject toJson(Result result) {
    JsonObject faults = new JsonObject();
    result.recoveries().forEach((fault, times) -> faults.add(fault.word(), toJson(times)));
    JsonArray lost = new JsonArray();
    result.lost().forEach(lost::add);
    return new JsonObject()
        .add("boards", result.boards())
        .add("heard", result.heard())
        .add("warm_up_seconds", result.warmUpSeconds())
        .add("readings", result.readings())
        .add("seconds", result.seconds())
        .add("recovery_millis", faults)
        .add("recovery_millis_all", toJson(result.all()))
        .add("not_back", lost)
        .add("leaked_slots", result.slots())
        .add("dbus_connections_before", result.connectionsBefore())
        .add("dbus_connections_after", result.connectionsAfter());
  }

  private static JsonObject toJson(Latencies times) {
    return new JsonObject()
        .add("times", times.count())
        .add("p50", times.percentile(50))
        .add("p95", times.percentile(95))
        .add("max", times.percentile(100));
  }
}
