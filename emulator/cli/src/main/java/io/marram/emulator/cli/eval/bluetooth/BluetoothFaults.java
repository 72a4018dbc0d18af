package io.marram.emulator.cli.eval.bluetooth;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.devices.BoardsClient;
import io.marram.emulator.devices.BoardsSettings;
import io.marram.emulator.devices.board.BoardIdentity;
import io.marram.emulator.devices.board.BoardKind;
import io.marram.emulator.devices.board.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Injects faults and times how long a board then takes until its next reading comes through the
 * gateway: after a board was healed, or after an adapter or the bus has failed, which the gateway
 * must mend itself.
 */
final class BluetoothFaults {

  /** Boards per fault and round. */
  private static final int BOARDS = 3;

  private static final int BUS_BOARDS = 20;
  private static final long HOLD_SECONDS = 15;
  private static final long LIMIT_SECONDS = 120;
  private static final long LOOK_MILLIS = 100;

  /** Readings that were under way when the fault began count for nothing. */
  private static final long BEFORE_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

  private final BoardsSettings settings;
  private final BluetoothGateway gateway;
  private final String bus;
  private final Random random;
  private final Map<Fault, Latencies> recoveries = new EnumMap<>(Fault.class);
  private final Latencies all = new Latencies();
  private final List<String> lost = new ArrayList<>();

  BluetoothFaults(BoardsSettings settings, BluetoothGateway gateway, String bus, long seed) {
    this.settings = settings;
    this.gateway = gateway;
    this.bus = bus;
    this.random = new Random(seed);
    for (Fault fault : Fault.values()) {
      recoveries.put(fault, new Latencies());
    }
  }

  Map<Fault, Latencies> recoveries() {
    return recoveries;
  }

  /** Those of all kinds of fault. */
  Latencies all() {
    return all;
  }

  /** What did not come back in time. */
  List<String> lost() {
    return lost;
  }

  /** All kinds of fault that befall boards, at once on different boards; then all are healed. */
  void boards() throws InterruptedException, IOException {
    Map<String, Fault> failing = choose();
    try (BoardsClient client = BoardsClient.connect(bus)) {
      for (Map.Entry<String, Fault> each : failing.entrySet()) {
        client.fail(each.getKey(), each.getValue());
      }
      TimeUnit.SECONDS.sleep(HOLD_SECONDS);
      Map<String, Long> since = new HashMap<>();
      for (String board : failing.keySet()) {
        client.heal(board);
        since.put(board, System.nanoTime());
      }
      await(failing, since);
    }
  }

  private Map<String, Fault> choose() {
    List<BoardIdentity> free = new ArrayList<>(settings.boards());
    Collections.shuffle(free, random);
    Map<String, Fault> chosen = new LinkedHashMap<>();
    // Those that few boards can have choose first.
    List<Fault> faults = new ArrayList<>(Fault.of(Fault.Scope.BOARD));
    faults.sort(Comparator.comparingLong(BluetoothFaults::kinds));
    for (Fault fault : faults) {
      List<BoardIdentity> fitting =
          free.stream().filter(board -> fault.befalls(board.kind())).limit(BOARDS).toList();
      fitting.forEach(board -> chosen.put(board.name(), fault));
      free.removeAll(fitting);
    }
    return chosen;
  }

  private static long kinds(Fault fault) {
    return Arrays.stream(BoardKind.values()).filter(fault::befalls).count();
  }

  /** One fault of one adapter; the gateway mends what it can, the rest is healed. */
  void adapter(Fault fault) throws InterruptedException, IOException {
    String adapter = settings.adapterNames().get(random.nextInt(settings.adapters()));
    try (BoardsClient client = BoardsClient.connect(bus)) {
      client.fail(adapter, fault);
      long since = System.nanoTime() + BEFORE_NANOS;
      if (fault == Fault.ADAPTER_GONE) {
        TimeUnit.SECONDS.sleep(HOLD_SECONDS);
        client.heal(adapter);
        since = System.nanoTime();
      }
      await(fault, some(board -> board.adapter().equals(adapter)), since);
    }
  }

  /** One fault of the whole bus; the gateway mends it alone. */
  void bus(Fault fault) throws InterruptedException, IOException {
    try (BoardsClient client = BoardsClient.connect(bus)) {
      client.fail(Fault.BUS_NAME, fault);
    }
    await(fault, some(board -> true), System.nanoTime() + BEFORE_NANOS);
  }

  private List<String> some(Predicate<BoardIdentity> fitting) {
    List<BoardIdentity> boards = new ArrayList<>(settings.boards());
    Collections.shuffle(boards, random);
    return boards.stream().filter(fitting).limit(BUS_BOARDS).map(BoardIdentity::name).toList();
  }

  private void await(Fault fault, List<String> boards, long since) throws InterruptedException {
    Map<String, Fault> failing = new LinkedHashMap<>();
    Map<String, Long> times = new HashMap<>();
    for (String board : boards) {
      failing.put(board, fault);
      times.put(board, since);
    }
    await(failing, times);
  }

  /** Waits until a reading of each has come that is younger than its time. */
  private void await(Map<String, Fault> failing, Map<String, Long> since)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    Map<String, Fault> waiting = new LinkedHashMap<>(failing);
    while (!waiting.isEmpty() && System.nanoTime() < deadline) {
      waiting.entrySet().removeIf(each -> isBack(each.getKey(), each.getValue(), since));
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    waiting.forEach(
        (board, fault) -> {
          note(fault, TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
          lost.add(board + " after " + fault.word());
        });
  }

  private boolean isBack(String board, Fault fault, Map<String, Long> since) {
    long began = since.get(board);
    return gateway
        .lastNanos(board)
        .filter(last -> last - began > 0)
        .map(
            last -> {
              note(fault, TimeUnit.NANOSECONDS.toMillis(last - began));
              return true;
            })
        .orElse(false);
  }

  private void note(Fault fault, long millis) {
    recoveries.get(fault).add(millis);
    all.add(millis);
  }

  /** Connection slots that the adapters hold now, all together. */
  static int slotsInUse(String bus) throws IOException {
    try (BoardsClient client = BoardsClient.connect(bus)) {
      int inUse = 0;
      for (JsonValue adapter : client.list().get("adapters").asArray()) {
        JsonObject each = adapter.asObject();
        inUse += each.getInt("in_use", 0);
      }
      return inUse;
    }
  }

  /** Connections to the bus, without the one that asks. */
  static int busConnections(String bus) throws IOException {
    try (BoardsClient client = BoardsClient.connect(bus)) {
      return client.connections() - 1;
    }
  }
}
