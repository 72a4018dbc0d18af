package io.marram.emulator.devices.bluez;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object of BlueZ: a path, one interface, and properties whose changes are signalled. */
public abstract class FakeObject implements Properties, DBusInterface {

  private final BluezBus bus;
  private final String path;
  private final String type;
  private final Map<String, Variant<?>> properties = new ConcurrentHashMap<>();

  /**
   * @param type the name of the interface that the properties belong to
   */
  FakeObject(BluezBus bus, String path, String type) {
    this.bus = bus;
    this.path = path;
    this.type = type;
  }

  @Override
  public final String getObjectPath() {
    return path;
  }

  final String type() {
    return type;
  }

  final BluezBus bus() {
    return bus;
  }

  final Map<String, Variant<?>> properties() {
    return properties;
  }

  /** Sets a property without a signal. */
  final void put(String name, Variant<?> value) {
    properties.put(name, value);
  }

  /** Sets a property and signals it. */
  final void change(String name, Variant<?> value) {
    change(Map.of(name, value), List.of());
  }

  /** Sets and removes properties, and signals that. */
  final void change(Map<String, Variant<?>> changed, List<String> removed) {
    properties.putAll(changed);
    properties.keySet().removeAll(removed);
    bus.signalProperties(this, changed, removed);
  }

  final boolean isTrue(String name) {
    Variant<?> value = properties.get(name);
    return value != null && Boolean.TRUE.equals(value.getValue());
  }

  @Override
  @SuppressWarnings("unchecked")
  public final <A> A Get(String type, String name) {
    Variant<?> value = this.type.equals(type) ? properties.get(name) : null;
    if (value == null) {
      throw new DBusExecutionException("No such property '" + name + "'");
    }
    return (A) value;
  }

  @Override
  public final <A> void Set(String type, String name, A value) {
    written(name, value instanceof Variant<?> variant ? variant : new Variant<>(value));
  }

  /** A client writes a property. */
  void written(String name, Variant<?> value) {
    change(name, value);
  }

  @Override
  public final Map<String, Variant<?>> GetAll(String type) {
    return this.type.equals(type) ? Map.copyOf(properties) : Map.of();
  }
}
