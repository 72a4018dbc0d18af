package io.marram.emulator.devices.bluez;

import io.marram.emulator.devices.board.Board;
import io.marram.emulator.devices.board.BoardIdentity;
import io.marram.emulator.devices.board.EssCharacteristic;
import io.marram.emulator.devices.board.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bluez.Device1;
import org.bluez.Error;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** A board as BlueZ sees it: known while it is heard or connected. */
public final class FakeDevice extends FakeObject implements Device1 {

  private static final String CONNECTED = "Connected";
  private static final String RESOLVED = "ServicesResolved";
  private static final String SIGNAL = "RSSI";

  /** What a connection takes, and then the search for its services. */
  private static final long CONNECT_MILLIS = 150;

  private static final long RESOLVE_MILLIS = 200;

  /** After this the kernel gives up. */
  private static final long GIVE_UP_MILLIS = 20_000;

  private static final long STORM_MILLIS = 1_500;

  /** BlueZ forgets a device so long after it was heard last. */
  private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Board board;
  private final FakeAdapter adapter;
  private final ScheduledExecutorService clockwork;
  private final List<FakeObject> services = new ArrayList<>();
  private final List<FakeCharacteristic> characteristics = new ArrayList<>();
  private long link;
  private boolean connecting;
  private boolean known;
  private long heardNanos;

  FakeDevice(BluezBus bus, Board board, FakeAdapter adapter, ScheduledExecutorService clockwork) {
    super(bus, path(adapter, board.identity()), Device1.class.getName());
    this.board = board;
    this.adapter = adapter;
    this.clockwork = clockwork;
    BoardIdentity identity = board.identity();
    put("Address", new Variant<>(identity.address()));
    put("AddressType", new Variant<>("public"));
    put("Name", new Variant<>(identity.name()));
    put("Alias", new Variant<>(identity.name()));
    put("Adapter", new Variant<>(new DBusPath(adapter.getObjectPath())));
    put("Paired", new Variant<>(false));
    put("Trusted", new Variant<>(false));
    put("Blocked", new Variant<>(false));
    put("LegacyPairing", new Variant<>(false));
    put(CONNECTED, new Variant<>(false));
    put(RESOLVED, new Variant<>(false));
    put(
        "UUIDs",
        new Variant<>(
            board.identity().kind().advertisesValues()
                ? new String[0]
                : EssCharacteristic.services().toArray(String[]::new),
            "as"));
  }

  private static String path(FakeAdapter adapter, BoardIdentity identity) {
    return adapter.getObjectPath() + "/dev_" + identity.address().replace(':', '_');
  }

  Board board() {
    return board;
  }

  /** The board's time to report has come. */
  void report(long epochMillis) {
    if (!board.isHeard()) {
      return;
    }
    List<FakeCharacteristic> subscribed;
    synchronized (bus()) {
      subscribed = List.copyOf(characteristics);
    }
    if (isTrue(CONNECTED)) {
      subscribed.forEach(each -> each.report(epochMillis));
    } else if (adapter.hears()) {
      advertise(epochMillis);
    }
  }

  private void advertise(long epochMillis) {
    synchronized (bus()) {
      Map<String, Variant<?>> heard = new HashMap<>();
      heard.put(SIGNAL, new Variant<>(board.signalStrength()));
      board
          .advertisement(epochMillis)
          .ifPresent(
              data ->
                  heard.put(
                      "ServiceData",
                      new Variant<>(Map.of(Board.ADVERTISED, new Variant<>(data, "ay")), "a{sv}")));
      heardNanos = System.nanoTime();
      if (known) {
        change(heard, List.of());
      } else {
        heard.forEach(this::put);
        known = true;
        bus().add(this);
      }
    }
  }

  /** The strength of a signal is only known during a search. */
  void forgetSignal() {
    if (properties().containsKey(SIGNAL)) {
      change(Map.of(), List.of(SIGNAL));
    }
  }

  void sweep() {
    synchronized (bus()) {
      if (known && !connecting && !isTrue(CONNECTED)) {
        if (System.nanoTime() - heardNanos > FORGET_NANOS) {
          forget();
        }
      }
    }
  }

  /** The clients that have subscribed to something. */
  Set<String> subscribers() {
    synchronized (bus()) {
      return characteristics.stream()
          .flatMap(each -> each.subscribers().stream())
          .collect(Collectors.toSet());
    }
  }

  /** These clients have left the bus. */
  void leave(Set<String> clients) {
    synchronized (bus()) {
      characteristics.forEach(each -> each.leave(clients));
    }
  }

  void forget() {
    synchronized (bus()) {
      known = false;
      bus().remove(this);
    }
  }

  /** A fault has just begun: those that begin with the loss of the connection lose it. */
  void failed(Fault fault) {
    switch (fault) {
      case DROP, CONNECT_REFUSED, CONNECT_HANG, NOTIFY_ERROR, DISCONNECT_STORM -> loseLink();
      default -> {
        // It shows in what the board sends.
      }
    }
  }

  @Override
  public void Connect() {
    if (!adapter.isPowered()) {
      throw new Error.NotReady("Resource Not Ready");
    }
    long attempt = begin();
    try {
      boolean answers = !board.has(Fault.CONNECT_HANG) && !board.has(Fault.DROP);
      awaitOther(attempt, answers ? CONNECT_MILLIS : GIVE_UP_MILLIS);
      finish(attempt, answers);
    } finally {
      endAttempt();
    }
  }

  private long begin() {
    synchronized (bus()) {
      if (isTrue(CONNECTED)) {
        throw new Error.AlreadyConnected("Already Connected");
      }
      if (connecting) {
        throw new Error.InProgress("Operation already in progress");
      }
      connecting = true;
      link++;
      return link;
    }
  }

  private void endAttempt() {
    synchronized (bus()) {
      connecting = false;
    }
  }

  private void awaitOther(long attempt, long millis) {
    synchronized (bus()) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      try {
        for (long left = millis; link == attempt && left > 0; ) {
          bus().wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void finish(long attempt, boolean answers) {
    if (board.has(Fault.CONNECT_REFUSED)) {
      throw new Error.Failed("le-connection-refused");
    }
    if (!adapter.takeSlot(this)) {
      throw new Error.Failed("le-connection-sync-connect-limit");
    }
    synchronized (bus()) {
      if (!answers || link != attempt) {
        adapter.returnSlot(this);
        throw new Error.Failed("le-connection-abort-by-local");
      }
      change(CONNECTED, new Variant<>(true));
    }
    clockwork.schedule(() -> resolve(attempt), RESOLVE_MILLIS, TimeUnit.MILLISECONDS);
    if (board.has(Fault.DISCONNECT_STORM)) {
      clockwork.schedule(() -> storm(attempt), STORM_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void resolve(long attempt) {
    synchronized (bus()) {
      if (link != attempt || !isTrue(CONNECTED)) {
        return;
      }
      int handle = 0x10;
      for (String uuid : EssCharacteristic.services()) {
        FakeService service = new FakeService(bus(), this, handle++, uuid);
        services.add(service);
        bus().add(service);
        for (EssCharacteristic each : EssCharacteristic.of(uuid)) {
          FakeCharacteristic characteristic =
              new FakeCharacteristic(bus(), service, handle, each, board);
          handle += 3;
          services.add(characteristic);
          characteristics.add(characteristic);
          bus().add(characteristic);
        }
      }
      change(RESOLVED, new Variant<>(true));
    }
  }

  private void storm(long attempt) {
    synchronized (bus()) {
      if (link == attempt) {
        loseLink();
      }
    }
  }

  /** Ends the connection, or the attempt to make one. */
  void loseLink() {
    synchronized (bus()) {
      link++;
      bus().notifyAll();
      if (!isTrue(CONNECTED)) {
        return;
      }
      characteristics.clear();
      services.forEach(bus()::remove);
      services.clear();
      heardNanos = System.nanoTime();
      change(Map.of(RESOLVED, new Variant<>(false), CONNECTED, new Variant<>(false)), List.of());
      adapter.returnSlot(this);
    }
  }

  @Override
  public void Disconnect() {
    if (!isTrue(CONNECTED) && !connecting) {
      throw new Error.NotConnected("Not Connected");
    }
    loseLink();
  }

  @Override
  public void ConnectProfile(String uuid) {
    throw new Error.NotSupported("Operation is not supported");
  }

  @Override
  public void DisconnectProfile(String uuid) {
    throw new Error.NotSupported("Operation is not supported");
  }

  @Override
  public void Pair() {
    if (!isTrue(CONNECTED)) {
      Connect();
    }
    change("Paired", new Variant<>(true));
  }

  @Override
  public void CancelPairing() {
    throw new Error.Failed("Does Not Exist");
  }
}
