package io.marram.emulator.devices.bluez;

import java.util.Locale;
import org.bluez.GattService1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** A service that a connected board offers. */
public final class FakeService extends FakeObject implements GattService1 {

  FakeService(BluezBus bus, FakeDevice device, int handle, String uuid) {
    super(
        bus,
        String.format(Locale.ROOT, "%s/service%04x", device.getObjectPath(), handle),
        GattService1.class.getName());
    put("UUID", new Variant<>(uuid));
    put("Primary", new Variant<>(true));
    put("Device", new Variant<>(new DBusPath(device.getObjectPath())));
  }
}
