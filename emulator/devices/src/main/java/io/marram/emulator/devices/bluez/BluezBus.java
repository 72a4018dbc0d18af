package io.marram.emulator.devices.bluez;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.base.AbstractConnectionBase;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.types.Variant;

/** The objects that the fake BlueZ shows on the bus. */
public final class BluezBus implements ObjectManager {

  private static final String ROOT = "/";

  private final DBusConnection connection;
  private final Map<String, FakeObject> objects = new ConcurrentHashMap<>();

  BluezBus(DBusConnection connection) throws DBusException {
    this.connection = connection;
    connection.exportObject(ROOT, this);
  }

  @Override
  public String getObjectPath() {
    return ROOT;
  }

  @Override
  public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
    Map<DBusPath, Map<String, Map<String, Variant<?>>>> all = new HashMap<>();
    objects
        .values()
        .forEach(each -> all.put(new DBusPath(each.getObjectPath()), description(each)));
    return all;
  }

  private static Map<String, Map<String, Variant<?>>> description(FakeObject object) {
    return Map.of(object.type(), Map.copyOf(object.properties()));
  }

  /** Shows an object. */
  void add(FakeObject object) {
    if (objects.putIfAbsent(object.getObjectPath(), object) != null) {
      return;
    }
    try {
      connection.exportObject(object.getObjectPath(), object);
      send(new InterfacesAdded(ROOT, new DBusPath(object.getObjectPath()), description(object)));
    } catch (DBusException e) {
      throw new IllegalStateException("cannot show " + object.getObjectPath(), e);
    }
  }

  /** Hides an object. */
  void remove(FakeObject object) {
    if (!objects.remove(object.getObjectPath(), object)) {
      return;
    }
    connection.unExportObject(object.getObjectPath());
    try {
      send(
          new InterfacesRemoved(
              ROOT, new DBusPath(object.getObjectPath()), List.of(object.type())));
    } catch (DBusException e) {
      throw new IllegalStateException("cannot hide " + object.getObjectPath(), e);
    }
  }

  void signalProperties(FakeObject object, Map<String, Variant<?>> changed, List<String> removed) {
    if (objects.get(object.getObjectPath()) != object) {
      return;
    }
    try {
      send(
          new Properties.PropertiesChanged(
              object.getObjectPath(), object.type(), changed, removed));
    } catch (DBusException e) {
      throw new IllegalStateException("cannot signal " + object.getObjectPath(), e);
    }
  }

  /** What is sent to a bus that has gone is lost. */
  private void send(Message message) {
    if (connection.isConnected()) {
      connection.sendMessage(message);
    }
  }

  /** Who calls: its unique name on the bus. Only within a call. */
  static String caller() {
    return AbstractConnectionBase.getCallInfo().getSource();
  }

  /** Whether a client is still on the bus. */
  boolean isThere(String client) {
    try {
      return connection
          .getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
          .NameHasOwner(client);
    } catch (DBusException | DBusExecutionException e) {
      return true; // the bus is just going: what belongs to it goes too
    }
  }
}
