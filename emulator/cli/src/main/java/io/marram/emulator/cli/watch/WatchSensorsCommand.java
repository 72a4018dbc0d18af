package io.marram.emulator.cli.watch;

import com.eclipsesource.json.JsonObject;
import io.marram.cloud.store.StoreException;
import io.marram.cloud.store.StoredReading;
import io.marram.contract.Reading;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.home.GatewayState;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.StopSignal;
import io.marram.emulator.cli.sensing.SensingStore;
import io.marram.emulator.cli.sensing.SensorBoard;
import io.marram.emulator.cli.sensing.SensorState;
import io.marram.emulator.cli.sensing.SensorTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows all sensors and what they measure. */
@Command(
    name = "sensors",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show all sensors and what they measure, until Ctrl-C.",
      "",
      "On a terminal a table that changes in place; otherwise a line per reading. It begins with"
          + " what the store knows and goes on with what is published, heard over MQTT with mutual"
          + " TLS.",
      ""
    },
    footer = {
      "",
      "  ./marram watch sensors               until Ctrl-C",
      "  ./marram watch sensors --once        what the store has now, and the end",
      "  ./marram watch sensors --json        JSON, a line per reading",
      "",
      "Exit code 0; 1 if no system is running, or with --once if there is no sensor."
    })
final class WatchSensorsCommand implements Callable<Integer> {

  private static final Duration PAINT = Duration.ofMillis(500);

  private final CommandContext context;

  @Option(names = "--once", description = "Print what the store has now, and end.")
  private boolean once;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  WatchSensorsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    SystemState system = context.home().requireRunning();
    List<StoredReading> stored = stored(system);
    if (once) {
      return printOnce(stored);
    }
    try (StopSignal stop = new StopSignal()) {
      stop.requestAtEndOf(system.pid());
      if (!json && context.terminal() && System.console() != null) {
        paint(system, stored, stop);
      } else {
        printLines(system, stop);
      }
      return 0;
    }
  }

  private List<StoredReading> stored(SystemState system) {
    try (SensingStore store = SensingStore.of(system)) {
      return store.latest(
          Stream.concat(
              Stream.of(system.thing()),
              context.home().joined().running().stream().map(GatewayState::thing)));
    } catch (StoreException e) {
      throw new CommandFailure("the store cannot be read: " + e.getMessage(), e);
    }
  }

  private int printOnce(List<StoredReading> stored) {
    if (json) {
      stored.forEach(of -> context.out().println(jsonLine(of.gateway(), of.reading())));
    } else if (stored.isEmpty()) {
      context.out().println("No sensor has been heard of yet.");
    } else {
      SensorTable.of(stored, System.currentTimeMillis()).lines().forEach(context.out()::println);
    }
    return stored.isEmpty() ? 1 : 0;
  }

  private void paint(SystemState system, List<StoredReading> stored, StopSignal stop)
      throws InterruptedException {
    SensorBoard board = new SensorBoard();
    stored.forEach(of -> board.remember(of.gateway(), of.reading()));
    LiveLines screen = new LiveLines(context.out());
    TopicListener listener =
        ReadingListener.listen(
            system,
            context.home(),
            (gateway, reading) -> board.take(gateway, reading, System.nanoTime()));
    try {
      do {
        screen.show(lines(board.states(System.nanoTime())));
      } while (!stop.await(PAINT));
    } finally {
      listener.close();
    }
  }

  private static List<String> lines(List<SensorState> states) {
    return states.isEmpty()
        ? List.of("No sensor has been heard of yet.")
        : SensorTable.live(states, System.currentTimeMillis()).lines();
  }

  private void printLines(SystemState system, StopSignal stop) throws InterruptedException {
    TopicListener listener =
        ReadingListener.listen(
            system,
            context.home(),
            (gateway, reading) -> {
              context.out().println(json ? jsonLine(gateway, reading) : line(gateway, reading));
              // Whoever read the lines has gone, such as head.
              if (context.out().checkError()) {
                stop.request();
              }
            });
    try {
      stop.await();
    } finally {
      listener.close();
    }
  }

  private static String line(String gateway, Reading reading) {
    return "%s %s %s %s %s %s"
        .formatted(
            Instant.ofEpochMilli(reading.timestamp()).truncatedTo(ChronoUnit.MILLIS),
            gateway.isEmpty() ? "-" : gateway,
            reading.sensorId(),
            reading.type().isEmpty() ? "-" : SensorTable.text(reading.type()),
            reading.location().isEmpty() ? "-" : SensorTable.text(reading.location()),
            SensorTable.value(reading))
        .stripTrailing();
  }

  private static JsonObject jsonLine(String gateway, Reading reading) {
    return new JsonObject()
        .add("gateway", gateway)
        .add("sensor_id", reading.sensorId())
        .add("type", reading.type())
        .add("location", reading.location())
        .add("value", reading.value())
        .add("unit", reading.unit())
        .add("timestamp", reading.timestamp());
  }
}
