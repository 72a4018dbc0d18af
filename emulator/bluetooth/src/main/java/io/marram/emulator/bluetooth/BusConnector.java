package io.marram.emulator.bluetooth;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/**
 * Makes connections to one bus.
 *
 * @param address of the bus; the system's without one
 */
record BusConnector(Optional<String> address) {

  /** For messages. */
  String name() {
    return address.orElse("system");
  }

  /**
   * @param lost is told why, once, when the connection has ended against our will
   */
  DBusConnection connect(Consumer<String> lost) throws DBusException {
    return address
        .map(DBusConnectionBuilder::forAddress)
        .orElseGet(DBusConnectionBuilder::forSystemBus)
        .withShared(false)
        .withDisconnectCallback(
            new IDisconnectCallback() {
              @Override
              public void disconnectOnError(IOException e) {
                lost.accept(e.getMessage());
              }
            })
        .transportConfig()
        // Otherwise it would try for ten seconds, and Kura's callers would wait.
        .withTimeout(1)
        // The thread's own loader knows nothing of what is inside this bundle.
        .withServiceLoaderClassLoader(BusConnector.class.getClassLoader())
        .back()
        .build();
  }
}
