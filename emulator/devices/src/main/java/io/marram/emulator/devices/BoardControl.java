package io.marram.emulator.devices;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.devices.bluez.FakeBluez;
import io.marram.emulator.devices.board.Board;
import io.marram.emulator.devices.board.BoardIdentity;
import io.marram.emulator.devices.board.Fault;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** Offers the switching of faults on the bus. */
public final class BoardControl implements Boards1, AutoCloseable {

  private final DBusConnection connection;
  private final BoardField field;

  private BoardControl(DBusConnection connection, BoardField field) {
    this.connection = connection;
    this.field = field;
  }

  static BoardControl start(String address, BoardField field) throws DBusException {
    DBusConnection connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    BoardControl control = new BoardControl(connection, field);
    connection.exportObject(PATH, control);
    connection.requestBusName(BUS_NAME);
    return control;
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }

  @Override
  public String List() {
    Optional<FakeBluez> bluez = field.bluez();
    JsonArray boards = new JsonArray();
    for (Board board : field.boards()) {
      BoardIdentity identity = board.identity();
      boards.add(
          new JsonObject()
              .add("name", identity.name())
              .add("address", identity.address())
              .add("kind", identity.kind().word())
              .add("adapter", identity.adapter())
              .add("connected", bluez.filter(now -> now.isConnected(board)).isPresent())
              .add("fault", board.fault().map(Fault::word).orElse("")));
    }
    JsonArray adapters = new JsonArray();
    for (String name : field.settings().adapterNames()) {
      adapters.add(
          new JsonObject()
              .add("name", name)
              .add("slots", field.settings().slots())
              .add("in_use", bluez.map(now -> now.slotsInUse(name)).orElse(0))
              .add(
                  "fault",
                  bluez.flatMap(now -> now.adapterFault(name)).map(Fault::word).orElse("")));
    }
    return new JsonObject().add("boards", boards).add("adapters", adapters).toString();
  }

  @Override
  public void Fail(String name, String kind) {
    Fault fault =
        Fault.find(kind).orElseThrow(() -> new BoardsRefusal("there is no fault \"" + kind + "\""));
    try {
      field.fail(name, fault);
    } catch (IllegalArgumentException e) {
      throw new BoardsRefusal(e.getMessage());
    }
  }

  @Override
  public void Heal(String name) {
    try {
      field.heal(name);
    } catch (IllegalArgumentException e) {
      throw new BoardsRefusal(e.getMessage());
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
