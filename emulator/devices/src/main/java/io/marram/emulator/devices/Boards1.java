package io.marram.emulator.devices;

import io.marram.emulator.devices.board.Fault;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** Switches the boards' faults, by D-Bus. */
@DBusInterfaceName("io.marram.emulator.Boards1")
public interface Boards1 extends DBusInterface {

  /** The name on the bus. */
  String BUS_NAME = "io.marram.emulator.Boards";

  /** The object's path. */
  String PATH = "/io/marram/emulator/boards";

  /**
   * The boards and adapters, as JSON: {@code {"boards":[{"name","address","kind","adapter",
   * "connected","fault"}],"adapters":[{"name","slots","in_use","fault"}]}}. A fault is empty for
   * none.
   */
  String List();

  /**
   * Lets something fail.
   *
   * @param name of a board or an adapter, or {@code bus}
   * @param kind as {@link Fault#word}
   */
  void Fail(String name, String kind);

  /**
   * Ends a fault.
   *
   * @param name of a board or an adapter, or {@code all}
   */
  void Heal(String name);
}
