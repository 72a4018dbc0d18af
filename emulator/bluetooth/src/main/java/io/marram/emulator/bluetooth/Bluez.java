package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bluez.Adapter1;
import org.bluez.GattCharacteristic1;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BlueZ, by one connection to its D-Bus. The connection is made when it is needed first, and again
 * when the bus was away; until then BlueZ has no objects. Any thread may use it.
 */
final class Bluez implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(Bluez.class);
  private static final String NAME = "org.bluez";
  private static final String ADAPTER = Adapter1.class.getName();

  /** The path that the adapters are right below. */
  static final String ROOT = "/org/bluez";

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What was said last about how things are. */
  private enum State {
    NEW,
    NO_BUS,
    NO_BLUEZ,
    WORKS,
    CLOSED
  }

  private final BusConnector connector;
  private final ObjectTree tree = new ObjectTree();
  private final Notifications notifications = new Notifications();
  private volatile DBusConnection connection;
  private long lastAttemptNanos = System.nanoTime() - PAUSE_NANOS;
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private volatile int life;

  Bluez(BusConnector connector) {
    this.connector = connector;
  }

  /** What is known of BlueZ's objects; connects first where necessary. */
  ObjectTree tree() {
    connect();
    return tree;
  }

  Notifications notifications() {
    return notifications;
  }

  /**
   * An object to call.
   *
   * @throws DBusException if there is no bus
   */
  <T extends DBusInterface> T object(String path, Class<T> type) throws DBusException {
    connect();
    DBusConnection now = connection;
    if (now == null) {
      throw new DBusException("there is no bus");
    }
    return now.getRemoteObject(NAME, path, type);
  }

  private synchronized void connect() {
    if (isConnected()
        || state.get() == State.CLOSED
        || System.nanoTime() - lastAttemptNanos < PAUSE_NANOS) {
      return;
    }
    lastAttemptNanos = System.nanoTime();
    life++;
    int mine = life;
    try {
      DBusConnection fresh = connector.connect(reason -> lost(mine, reason));
      connection = fresh;
      listen(fresh);
      look(fresh);
    } catch (DBusException | RuntimeException e) {
      // Without a transport, dbus-java fails unchecked as well.
      say(State.NO_BUS, e.getMessage());
      disconnect();
    }
  }

  /** A connection that broke before it was kept here tells so by itself. */
  private boolean isConnected() {
    DBusConnection now = connection;
    return now != null && now.isConnected();
  }

  private void listen(DBusConnection fresh) throws DBusException {
    on(fresh, ObjectManager.InterfacesAdded.class, this::added);
    on(fresh, ObjectManager.InterfacesRemoved.class, this::removed);
    on(fresh, Properties.PropertiesChanged.class, this::changed);
    on(fresh, DBus.NameOwnerChanged.class, this::ownerChanged);
  }

  private static <T extends DBusSignal> void on(
      DBusConnection fresh, Class<T> type, DBusSigHandler<T> handler) throws DBusException {
    fresh.addSigHandler(type, handler);
  }

  /** Takes stock of what BlueZ has. */
  private void look(DBusConnection fresh) throws DBusException {
    tree.clear();
    notifications.clear();
    try {
      fresh
          .getRemoteObject(NAME, "/", ObjectManager.class)
          .GetManagedObjects()
          .forEach((path, interfaces) -> tree.added(path.getPath(), interfaces));
      sayWhetherItWorks();
    } catch (DBusExecutionException e) {
      say(State.NO_BLUEZ, e.getMessage());
    }
  }

  private void added(ObjectManager.InterfacesAdded signal) {
    tree.added(signal.getSignalSource().getPath(), signal.getInterfaces());
    if (signal.getInterfaces().containsKey(ADAPTER)) {
      sayWhetherItWorks();
    }
  }

  private void removed(ObjectManager.InterfacesRemoved signal) {
    tree.removed(signal.getSignalSource().getPath(), signal.getInterfaces());
    if (signal.getInterfaces().contains(ADAPTER)) {
      sayWhetherItWorks();
    }
  }

  private void changed(Properties.PropertiesChanged signal) {
    Map<String, Variant<?>> changed = signal.getPropertiesChanged();
    List<String> unknown = signal.getPropertiesRemoved();
    tree.changed(signal.getPath(), signal.getInterfaceName(), changed, unknown);
    if (signal.getInterfaceName().equals(GattCharacteristic1.class.getName())) {
      Optional.ofNullable(changed.get("Value"))
          .flatMap(value -> DbusValues.bytes(value.getValue()))
          .ifPresent(value -> notifications.pass(signal.getPath(), value));
    }
  }

  /** On the thread that gets the signals, so that none of the new BlueZ's is missed. */
  private void ownerChanged(DBus.NameOwnerChanged signal) {
    if (!signal.name.equals(NAME)) {
      return;
    }
    DBusConnection now = connection;
    if (signal.newOwner.isEmpty()) {
      tree.clear();
      notifications.clear();
      say(State.NO_BLUEZ, "bluetoothd has left the bus");
    } else if (now != null) {
      try {
        look(now);
      } catch (DBusException e) {
        logger.warn("event=bluetooth.look.failed reason=\"{}\"", e.getMessage());
      }
    }
  }

  /**
   * @param ended which of the connections; an earlier one means nothing any more
   */
  private void lost(int ended, String reason) {
    if (ended == life) {
      connection = null;
      tree.clear();
      notifications.clear();
      say(State.NO_BUS, reason);
    }
  }

  private void sayWhetherItWorks() {
    if (tree.children(ROOT, ADAPTER).isEmpty()) {
      say(State.NO_BLUEZ, "BlueZ has no adapter");
    } else {
      say(State.WORKS, "");
    }
  }

  private void say(State now, String reason) {
    State before = state.getAndUpdate(old -> old == State.CLOSED ? old : now);
    if (before == now || before == State.CLOSED) {
      return;
    }
    switch (now) {
      case WORKS -> logger.info("event=bluetooth.connected bus={}", connector.name());
      case NO_BLUEZ ->
          logger.warn("event=bluetooth.absent bus={} reason=\"{}\"", connector.name(), reason);
      default ->
          logger.warn("event=bluetooth.bus.absent bus={} reason=\"{}\"", connector.name(), reason);
    }
  }

  private void disconnect() {
    DBusConnection old = connection;
    connection = null;
    if (old != null) {
      old.disconnect();
    }
  }

  @Override
  public synchronized void close() {
    state.set(State.CLOSED);
    disconnect();
    tree.clear();
    notifications.clear();
  }
}
