package io.marram.emulator.cli.eval.bluetooth;

import static io.marram.emulator.cli.wires.GraphDocument.integer;
import static io.marram.emulator.cli.wires.GraphDocument.password;
import static io.marram.emulator.cli.wires.GraphDocument.text;

import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.GatewayLaunch;
import io.marram.emulator.cli.gateway.GatewayProcess;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.wires.GraphDocument;
import io.marram.emulator.cli.wires.WireGraph;
import io.marram.emulator.devices.BoardsSettings;
import io.marram.emulator.devices.board.BoardIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A gateway that listens to fake boards, with one wire component per adapter, and a logger behind
 * them: what it logs tells when a board's reading came through.
 */
final class BluetoothGateway implements AutoCloseable {

  private static final int READY_SECONDS = 120;
  private static final long LOOK_MILLIS = 50;
  private static final Pattern READING =
      Pattern.compile("event=wire\\.record .*?\\b((?:esp32|bthome|sealed)-\\d+)-");

  private final GatewayProcess process;
  private final BufferedReader log;
  private final Map<String, Long> lastNanos = new ConcurrentHashMap<>();
  private final AtomicLong readings = new AtomicLong();
  private volatile boolean closed;

  private BluetoothGateway(GatewayProcess process, BufferedReader log) {
    this.process = process;
    this.log = log;
    Thread tail = new Thread(this::follow, "gateway-log");
    tail.setDaemon(true);
    tail.start();
  }

  /**
   * Starts it; returns when its wires work.
   *
   * @param bus address of the boards' bus
   * @param connections how many boards each component connects at once
   */
  static BluetoothGateway start(
      Path folder, Installation installation, BoardsSettings settings, String bus, int connections)
      throws InterruptedException {
    try {
      Path graph = folder.resolve("graph.json");
      Files.writeString(graph, graph(settings, connections).toString());
      Path log = folder.resolve("gateway.log");
      Files.createFile(log);
      Path home = Files.createDirectories(folder.resolve("gateway"));
      GatewayLaunch launch =
          new GatewayLaunch(
              "eval",
              home,
              graph,
              0,
              installation,
              installation.packages(WireGraph.Part.SENSING),
              Optional.of(bus));
      BluetoothGateway gateway =
          new BluetoothGateway(
              GatewayProcess.start(launch.command(), log, event -> {}),
              Files.newBufferedReader(log, StandardCharsets.UTF_8));
      gateway.awaitReady(log);
      return gateway;
    } catch (IOException e) {
      throw new CommandFailure("cannot use the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private void awaitReady(Path log) throws InterruptedException {
    boolean ready = false;
    try {
      process.ready().get(READY_SECONDS, TimeUnit.SECONDS);
      ready = true;
    } catch (ExecutionException e) {
      throw new CommandFailure(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new CommandFailure("the gateway is not ready in time (see " + log + ")", e);
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  /** One component per adapter, and one logger for all of them. */
  static JsonObject graph(BoardsSettings settings, int connections) {
    GraphDocument graph =
        new GraphDocument()
            .component(
                "log",
                "org.eclipse.kura.wire.Logger",
                1,
                0,
                Map.of("log.verbosity", text("VERBOSE")));
    for (String adapter : settings.adapterNames()) {
      String pid = "bluetooth-" + adapter;
      graph
          .component(
              pid,
              "io.marram.ble.BleSensors",
              0,
              1,
              Map.of(
                  "adapter", text(adapter),
                  "sensors", text(sensors(settings, adapter)),
                  "keys", password(keys(settings, adapter)),
                  "connections", integer(connections)))
          .wire(pid, "log");
    }
    return graph.json();
  }

  private static String sensors(BoardsSettings settings, String adapter) {
    return on(settings, adapter).stream()
        .map(board -> board.address() + ", " + board.name() + ", hall")
        .collect(Collectors.joining("\n"));
  }

  private static String keys(BoardsSettings settings, String adapter) {
    return on(settings, adapter).stream()
        .filter(board -> !board.keyText().isEmpty())
        .map(board -> board.address() + "=" + board.keyText())
        .collect(Collectors.joining(";"));
  }

  private static List<BoardIdentity> on(BoardsSettings settings, String adapter) {
    return settings.boards().stream().filter(board -> board.adapter().equals(adapter)).toList();
  }

  private void follow() {
    try (log) {
      while (!closed) {
        String line = log.readLine();
        if (line == null) {
          Thread.sleep(LOOK_MILLIS);
          continue;
        }
        Matcher matcher = READING.matcher(line);
        if (matcher.find()) {
          readings.incrementAndGet();
          lastNanos.put(matcher.group(1), System.nanoTime());
        }
      }
    } catch (IOException e) {
      throw new CommandFailure("the gateway's log cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When the board's last reading came, as {@link System#nanoTime}. */
  Optional<Long> lastNanos(String board) {
    return Optional.ofNullable(lastNanos.get(board));
  }

  /** How many boards have reported so far. */
  int heard() {
    return lastNanos.size();
  }

  long readings() {
    return readings.get();
  }

  @Override
  public void close() {
    closed = true;
    process.close();
  }
}
