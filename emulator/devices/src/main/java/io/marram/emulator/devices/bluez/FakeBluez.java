package io.marram.emulator.devices.bluez;

import io.marram.emulator.devices.board.Board;
import io.marram.emulator.devices.board.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** One life of the fake bluetoothd: it begins knowing the adapters and no device. */
public final class FakeBluez implements AutoCloseable {

  private static final String NAME = "org.bluez";

  /** A hanging connection attempt holds a thread. */
  private static final int CALL_THREADS = 24;

  private final DBusConnection connection;
  private final Map<String, FakeAdapter> adapters = new LinkedHashMap<>();
  private final Map<Board, FakeDevice> devices = new LinkedHashMap<>();

  private final BluezBus bus;

  private FakeBluez(DBusConnection connection) throws DBusException {
    this.connection = connection;
    bus = new BluezBus(connection);
  }

  /**
   * Appears on the bus.
   *
   * @param address the bus
   * @param adapters their names, hci0 first
   * @param slots connections per adapter
   * @param clockwork for what happens a little later
   */
  public static FakeBluez start(
      String address,
      List<String> adapters,
      int slots,
      List<Board> boards,
      ScheduledExecutorService clockwork)
      throws DBusException {
    DBusConnection connection =
        DBusConnectionBuilder.forAddress(address)
            .withShared(false)
            .receivingThreadConfig()
            .withMethodCallThreadCount(CALL_THREADS)
            .connectionConfig()
            .build();
    FakeBluez bluez = new FakeBluez(connection);
    BluezBus bus = bluez.bus;
    for (String name : adapters) {
      FakeAdapter adapter = new FakeAdapter(bus, bluez.adapters.size(), slots);
      bluez.adapters.put(name, adapter);
      bus.add(adapter);
    }
    for (Board board : boards) {
      FakeAdapter adapter = bluez.adapters.get(board.identity().adapter());
      FakeDevice device = new FakeDevice(bus, board, adapter, clockwork);
      adapter.add(device);
      bluez.devices.put(board, device);
    }
    connection.requestBusName(NAME);
    return bluez;
  }

  /** The board's time to report has come. */
  public void report(Board board, long epochMillis) {
    devices.get(board).report(epochMillis);
  }

  /** The board has begun to fail. */
  public void failed(Board board, Fault fault) {
    devices.get(board).failed(fault);
  }

  public boolean isConnected(Board board) {
    return devices.get(board).isTrue("Connected");
  }

  public Optional<Fault> adapterFault(String adapter) {
    return adapters.get(adapter).fault();
  }

  public void failAdapter(String adapter, Fault fault) {
    adapters.get(adapter).fail(fault);
  }

  public void healAdapter(String adapter) {
    adapters.get(adapter).heal();
  }

  /** Connections that an adapter holds now. */
  public int slotsInUse(String adapter) {
    return adapters.get(adapter).slotsInUse();
  }

  /** Forgets devices that are gone and clients that have left; to be called every few seconds. */
  public void sweep() {
    adapters.values().forEach(FakeAdapter::sweep);
    Set<String> gone =
        adapters.values().stream()
            .flatMap(adapter -> adapter.clients().stream())
            .distinct()
            .filter(client -> !bus.isThere(client))
            .collect(Collectors.toSet());
    if (!gone.isEmpty()) {
      adapters.values().forEach(adapter -> adapter.leave(gone));
    }
  }

  /** Disappears from the bus; like the real one, it takes back its objects first. */
  @Override
  public void close() {
    for (FakeDevice device : devices.values()) {
      device.loseLink();
      device.forget();
    }
    adapters.values().forEach(bus::remove);
    connection.disconnect();
  }
}
