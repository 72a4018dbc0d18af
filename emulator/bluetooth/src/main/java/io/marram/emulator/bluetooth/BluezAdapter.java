package io.marram.emulator.bluetooth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bluez.Adapter1;
import org.bluez.Device1;
import org.eclipse.kura.KuraBluetoothDiscoveryException;
import org.eclipse.kura.KuraBluetoothRemoveException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothTransportType;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An adapter. */
final class BluezAdapter extends BluezObject<Adapter1> implements BluetoothLeAdapter {

  private static final Logger logger = LoggerFactory.getLogger(BluezAdapter.class);

  BluezAdapter(Bluez bluez, String path) {
    super(bluez, path, Adapter1.class);
  }

  @Override
  public String getAddress() {
    return text("Address");
  }

  @Override
  public String getName() {
    return text("Name");
  }

  @Override
  public String getInterfaceName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  @Override
  public String getModalias() {
    return text("Modalias");
  }

  @Override
  public String getAlias() {
    return text("Alias");
  }

  @Override
  public void setAlias(String alias) {
    write("Alias", alias);
  }

  @Override
  public long getBluetoothClass() {
    return number("Class", -1);
  }

  @Override
  public boolean isPowered() {
    return asked("Powered");
  }

  @Override
  public void setPowered(boolean value) {
    write("Powered", value);
  }

  @Override
  public boolean isDiscoverable() {
    return asked("Discoverable");
  }

  @Override
  public void setDiscoverable(boolean value) {
    write("Discoverable", value);
  }

  @Override
  public long getDiscoverableTimeout() {
    return number("DiscoverableTimeout", -1);
  }

  @Override
  @Deprecated
  public void setDiscoverableTimout(long value) {
    setDiscoverableTimeout(value);
  }

  @Override
  public void setDiscoverableTimeout(long value) {
    write("DiscoverableTimeout", new UInt32((int) value));
  }

  @Override
  public boolean isPairable() {
    return asked("Pairable");
  }

  @Override
  public void setPairable(boolean value) {
    write("Pairable", value);
  }

  @Override
  public long getPairableTimeout() {
    return number("PairableTimeout", -1);
  }

  @Override
  public void setPairableTimeout(long value) {
    write("PairableTimeout", new UInt32((int) value));
  }

  @Override
  public boolean isDiscovering() {
    return asked("Discovering");
  }

  @Override
  public UUID[] getUUIDs() {
    return DbusValues.uuids(told("UUIDs").orElse(null));
  }

  @Override
  public void startDiscovery() throws KuraBluetoothDiscoveryException {
    if (!beginDiscovery()) {
      throw new KuraBluetoothDiscoveryException("Start discovery failed");
    }
  }

  @Override
  public void stopDiscovery() throws KuraBluetoothDiscoveryException {
    if (!endDiscovery()) {
      throw new KuraBluetoothDiscoveryException("Stop discovery failed");
    }
  }

  /** Starts a search unless one is under way; false if there is none then. */
  boolean beginDiscovery() {
    if (!isDiscovering()) {
      try {
        remote().StartDiscovery();
      } catch (DBusException | DBusExecutionException e) {
        return false;
      }
    }
    return isDiscovering();
  }

  /** Stops a search if one is under way; false if that was refused. */
  boolean endDiscovery() {
    if (!isDiscovering()) {
      return true;
    }
    try {
      remote().StopDiscovery();
      return true;
    } catch (DBusException | DBusExecutionException e) {
      return false;
    }
  }

  /** The devices that BlueZ knows of it. */
  List<BluetoothLeDevice> devices() {
    return bluez().tree().children(path(), Device1.class.getName()).stream()
        .<BluetoothLeDevice>map(path -> new BluezDevice(bluez(), path))
        .toList();
  }

  @Override
  public Future<BluetoothLeDevice> findDeviceByAddress(long timeout, String address) {
    return new Search<>(this, timeout, one(byAddress(address)), found -> {});
  }

  @Override
  public Future<BluetoothLeDevice> findDeviceByName(long timeout, String name) {
    return new Search<>(this, timeout, one(byName(name)), found -> {});
  }

  @Override
  public void findDeviceByAddress(
      long timeout, String address, Consumer<BluetoothLeDevice> consumer) {
    new Search<>(this, timeout, one(byAddress(address)), consumer);
  }

  @Override
  public void findDeviceByName(long timeout, String name, Consumer<BluetoothLeDevice> consumer) {
    new Search<>(this, timeout, one(byName(name)), consumer);
  }

  @Override
  public Future<List<BluetoothLeDevice>> findDevices(long timeout) {
    return new Search<>(this, timeout, devices -> devices, found -> {});
  }

  @Override
  public void findDevices(long timeout, Consumer<List<BluetoothLeDevice>> consumer) {
    new Search<>(this, timeout, devices -> devices, consumer);
  }

  private static Function<List<BluetoothLeDevice>, BluetoothLeDevice> one(
      Predicate<BluetoothLeDevice> wanted) {
    return devices -> devices.stream().filter(wanted).findFirst().orElse(null);
  }

  private static Predicate<BluetoothLeDevice> byAddress(String address) {
    return device -> address.equals(device.getAddress());
  }

  private static Predicate<BluetoothLeDevice> byName(String name) {
    return device -> name.equals(device.getName());
  }

  @Override
  public int removeDevices() throws KuraBluetoothRemoveException {
    List<String> paths = bluez().tree().children(path(), Device1.class.getName());
    for (String device : paths) {
      remove(device);
    }
    return paths.size();
  }

  void remove(String device) throws KuraBluetoothRemoveException {
    try {
      remote().RemoveDevice(new DBusPath(device));
    } catch (DBusException e) {
      throw new KuraBluetoothRemoveException(e, "Failed to remove the device");
    }
  }

  @Override
  @Deprecated
  public void setDiscoveryFilter(
      List<UUID> uuids, int rssi, int pathloss, BluetoothTransportType transport) {
    setDiscoveryFilter(uuids, rssi, pathloss, transport, false);
  }

  @Override
  public void setDiscoveryFilter(
      List<UUID> uuids,
      int rssi,
      int pathloss,
      BluetoothTransportType transport,
      boolean duplicateData) {
    Map<String, Variant<?>> filter = new LinkedHashMap<>();
    if (uuids != null && !uuids.isEmpty()) {
      filter.put("UUIDs", new Variant<>(uuids.stream().map(UUID::toString).toArray(String[]::new)));
    }
    if (rssi != 0) {
      filter.put("RSSI", new Variant<>((short) rssi));
    } else if (pathloss != 0) {
      filter.put("Pathloss", new Variant<>(new UInt16(pathloss)));
    }
    filter.put("Transport", new Variant<>(transport.name().toLowerCase(Locale.ROOT)));
    filter.put("DuplicateData", new Variant<>(duplicateData));
    try {
      remote().SetDiscoveryFilter(filter);
    } catch (DBusException | DBusExecutionException e) {
      logger.error("event=bluetooth.filter.failed reason=\"{}\"", e.getMessage());
    }
  }

  @Override
  public void setRssiDiscoveryFilter(int rssi) {
    setDiscoveryFilter(null, rssi, 0, BluetoothTransportType.AUTO, false);
  }
}
