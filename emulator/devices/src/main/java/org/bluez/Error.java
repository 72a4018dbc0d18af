package org.bluez;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** BlueZ's errors under their names on the bus, which D-Bus takes from the names of classes. */
public final class Error {

  private Error() {}

  /** {@code org.bluez.Error.Failed}. */
  public static final class Failed extends DBusExecutionException {
    private static final long serialVersionUID = 1L;

    public Failed(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.NotReady}. */
  public static final class NotReady extends DBusExecutionException {
    private static final long serialVersionUID = 1L;

    public NotReady(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.InProgress}. */
  public static final class InProgress extends DBusExecutionException {
    private static final long serialVersionUID = 1L;

    public InProgress(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.AlreadyConnected}. */
  public static final class AlreadyConnected extends DBusExecutionException {
    private static final long serialVersionUID = 1L;

    public AlreadyConnected(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.NotConnected}. */
  public static final class NotConnected extends DBusExecutionException {
    private static final long serialVersionUID = 1L;

    public NotConnected(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.NotSupported}. */
  public static final class NotSupported extends DBusExecutionException {
    private static final long serialVersionUID = 1L;

    public NotSupported(String message) {
      super(message);
    }
  }
}
