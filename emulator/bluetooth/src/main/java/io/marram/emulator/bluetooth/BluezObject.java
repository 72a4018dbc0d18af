package io.marram.emulator.bluetooth;

import java.util.Optional;
import java.util.UUID;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One object of BlueZ. Like Kura's, it never fails when a property is not there: there is a value
 * for that. Errors of calls come unchecked, as Kura lets them through.
 *
 * @param <T> its interface
 */
abstract class BluezObject<T extends DBusInterface> {

  private static final Logger logger = LoggerFactory.getLogger(BluezObject.class);

  private final Bluez bluez;
  private final String path;
  private final Class<T> type;

  BluezObject(Bluez bluez, String path, Class<T> type) {
    this.bluez = bluez;
    this.path = path;
    this.type = type;
  }

  final Bluez bluez() {
    return bluez;
  }

  final String path() {
    return path;
  }

  /** The object, to call its methods. */
  final T remote() throws DBusException {
    return bluez.object(path, type);
  }

  /** A property as BlueZ has told it last. */
  final Optional<Object> told(String name) {
    return bluez.tree().property(path, type.getName(), name);
  }

  final String text(String name) {
    return told(name).map(Object::toString).orElse(null);
  }

  final boolean flag(String name) {
    return told(name).filter(Boolean.TRUE::equals).isPresent();
  }

  /** A number that fits an int, or what stands for none. */
  final int number(String name, int none) {
    return told(name).map(value -> ((Number) value).intValue()).orElse(none);
  }

  final UUID uuid() {
    return told("UUID").map(value -> UUID.fromString(value.toString())).orElse(null);
  }

  /** A flag that BlueZ is asked for now: its signals may lag behind its answers. */
  final boolean asked(String name) {
    try {
      Object value = bluez.object(path, Properties.class).Get(type.getName(), name);
      return Boolean.TRUE.equals(value instanceof Variant<?> v ? v.getValue() : value);
    } catch (DBusException | DBusExecutionException e) {
      return false;
    }
  }

  /** Writes a property; that it could not be written is only in the log, as with Kura. */
  final void write(String name, Object value) {
    try {
      bluez.object(path, Properties.class).Set(type.getName(), name, new Variant<>(value));
    } catch (DBusException | DBusExecutionException e) {
      logger.warn(
          "event=bluetooth.write.failed object={} property={} reason=\"{}\"",
          path,
          name,
          e.getMessage());
    }
  }
}
