package io.marram.emulator.devices;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.devices.board.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;

/** Switches the faults of boards that run in another process. */
public final class BoardsClient implements AutoCloseable {

  private final DBusConnection connection;
  private final Boards1 boards;

  private BoardsClient(DBusConnection connection, Boards1 boards) {
    this.connection = connection;
    this.boards = boards;
  }

  /**
   * @param address the boards' bus
   * @throws IOException if there is no such bus, or there are no boards on it
   */
  public static BoardsClient connect(String address) throws IOException {
    try {
      DBusConnection connection =
          DBusConnectionBuilder.forAddress(address).withShared(false).build();
      Boards1 boards = connection.getRemoteObject(Boards1.BUS_NAME, Boards1.PATH, Boards1.class);
      return new BoardsClient(connection, boards);
    } catch (DBusException | RuntimeException e) {
      throw new IOException("there are no boards at " + address, e);
    }
  }

  /** What {@link Boards1#List} tells. */
  public JsonObject list() throws IOException {
    return Json.parse(call(boards::List)).asObject();
  }

  /**
   * Lets a board, an adapter or the bus fail.
   *
   * @throws IllegalArgumentException if there is no such thing, or it cannot fail so
   */
  public void fail(String name, Fault fault) throws IOException {
    call(
        () -> {
          boards.Fail(name, fault.word());
          return "";
        });
  }

  /**
   * Ends a fault.
   *
   * @param name of a board or an adapter, or {@code all}
   * @throws IllegalArgumentException if there is no such thing
   */
  public void heal(String name) throws IOException {
    call(
        () -> {
          boards.Heal(name);
          return "";
        });
  }

  /** How many connections the bus has, this one included. */
  public int connections() throws IOException {
    try {
      DBus bus =
          connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
      return (int) Arrays.stream(bus.ListNames()).filter(name -> name.startsWith(":")).count();
    } catch (DBusException | DBusExecutionException e) {
      throw new IOException("the bus does not answer", e);
    }
  }

  private static String call(Supplier<String> method) throws IOException {
    try {
      return method.get();
    } catch (BoardsRefusal e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (DBusExecutionException e) {
      throw new IOException("the boards do not answer", e);
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
