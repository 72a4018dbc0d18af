package io.marram.emulator.devices.bluez;

import io.marram.emulator.devices.board.Board;
import io.marram.emulator.devices.board.EssCharacteristic;
import io.marram.emulator.devices.board.Fault;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bluez.Error;
import org.bluez.GattCharacteristic1;
import org.bluez.datatypes.TwoTuple;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.FileDescriptor;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;

/** A characteristic of a connected board: it can be read, and it notifies who has subscribed. */
public final class FakeCharacteristic extends FakeObject implements GattCharacteristic1 {

  private static final String NOTIFYING = "Notifying";

  private final EssCharacteristic kind;
  private final Board board;
  private final Set<String> subscribers = new HashSet<>();

  FakeCharacteristic(
      BluezBus bus, FakeService service, int handle, EssCharacteristic kind, Board board) {
    super(
        bus,
        String.format(Locale.ROOT, "%s/char%04x", service.getObjectPath(), handle),
        GattCharacteristic1.class.getName());
    this.kind = kind;
    this.board = board;
    put("UUID", new Variant<>(kind.uuid()));
    put("Service", new Variant<>(new DBusPath(service.getObjectPath())));
    put("Flags", new Variant<>(new String[] {"read", "notify"}, "as"));
    put(NOTIFYING, new Variant<>(false));
    put("Value", new Variant<>(new byte[0], "ay"));
  }

  void report(long epochMillis) {
    synchronized (bus()) {
      if (!subscribers.isEmpty()) {
        change("Value", new Variant<>(board.value(kind, epochMillis), "ay"));
      }
    }
  }

  Set<String> subscribers() {
    return Set.copyOf(subscribers);
  }

  /** These clients have left the bus. */
  void leave(Set<String> clients) {
    if (subscribers.removeAll(clients) && subscribers.isEmpty()) {
      change(NOTIFYING, new Variant<>(false));
    }
  }

  @Override
  public byte[] ReadValue(Map<String, Variant<?>> options) {
    if (!board.isHeard()) {
      throw new Error.Failed("Operation failed with ATT error: 0x0e");
    }
    return board.value(kind, System.currentTimeMillis());
  }

  @Override
  public void WriteValue(byte[] value, Map<String, Variant<?>> options) {
    throw new Error.NotSupported("Operation is not supported");
  }

  @Override
  public TwoTuple<FileDescriptor, UInt16> AcquireWrite(Map<String, Variant<?>> options) {
    throw new Error.NotSupported("Operation is not supported");
  }

  @Override
  public TwoTuple<FileDescriptor, UInt16> AcquireNotify(Map<String, Variant<?>> options) {
    throw new Error.NotSupported("Operation is not supported");
  }

  @Override
  public void StartNotify() {
    synchronized (bus()) {
      if (board.has(Fault.NOTIFY_ERROR)) {
        throw new Error.Failed("Operation failed with ATT error: 0x0e");
      }
      subscribers.add(BluezBus.caller());
      if (!isTrue(NOTIFYING)) {
        change(NOTIFYING, new Variant<>(true));
      }
    }
  }

  @Override
  public void StopNotify() {
    synchronized (bus()) {
      if (!subscribers.remove(BluezBus.caller())) {
        throw new Error.Failed("No notify session started");
      }
      if (subscribers.isEmpty()) {
        change(NOTIFYING, new Variant<>(false));
      }
    }
  }

  @Override
  public void Confirm() {
    throw new Error.NotSupported("Operation is not supported");
  }
}
