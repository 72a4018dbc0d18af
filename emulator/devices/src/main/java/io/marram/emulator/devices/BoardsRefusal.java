package io.marram.emulator.devices;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** The boards refuse a request; the message says why. Its name is that of the error on the bus. */
public final class BoardsRefusal extends DBusExecutionException {

  private static final long serialVersionUID = 1L;

  public BoardsRefusal(String message) {
    super(message);
  }
}
