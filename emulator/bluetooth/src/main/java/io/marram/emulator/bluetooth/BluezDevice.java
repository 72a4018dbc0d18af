package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluez.Device1;
import org.bluez.GattService1;
import org.eclipse.kura.KuraBluetoothConnectionException;
import org.eclipse.kura.KuraBluetoothPairException;
import org.eclipse.kura.KuraBluetoothRemoveException;
import org.eclipse.kura.KuraBluetoothResourceNotFoundException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;
import org.freedesktop.dbus.exceptions.DBusException;

/** A device. What BlueZ refuses comes unchecked out of the methods that call it. */
final class BluezDevice extends BluezObject<Device1> implements BluetoothLeDevice {

  BluezDevice(Bluez bluez, String path) {
    super(bluez, path, Device1.class);
  }

  @Override
  public BluetoothLeGattService findService(UUID uuid)
      throws KuraBluetoothResourceNotFoundException {
    return findServices().stream()
        .filter(service -> uuid.equals(service.getUUID()))
        .findFirst()
        .orElseThrow(() -> new KuraBluetoothResourceNotFoundException("Gatt service not found."));
  }

  @Override
  @Deprecated
  public BluetoothLeGattService findService(UUID uuid, long timeout)
      throws KuraBluetoothResourceNotFoundException {
    return findService(uuid);
  }

  @Override
  public List<BluetoothLeGattService> findServices() {
    return bluez().tree().children(path(), GattService1.class.getName()).stream()
        .<BluetoothLeGattService>map(path -> new BluezGattService(bluez(), path))
        .toList();
  }

  @Override
  public void connect() throws KuraBluetoothConnectionException {
    try {
      remote().Connect();
    } catch (DBusException e) {
      throw new KuraBluetoothConnectionException(e, "Connection to device failed");
    }
    if (!isConnected()) {
      throw new KuraBluetoothConnectionException("Connection to device failed");
    }
  }

  @Override
  public void disconnect() throws KuraBluetoothConnectionException {
    try {
      remote().Disconnect();
    } catch (DBusException e) {
      throw new KuraBluetoothConnectionException(e, "Disconnection from device failed");
    }
  }

  @Override
  public void connectProfile(UUID uuid) throws KuraBluetoothConnectionException {
    try {
      remote().ConnectProfile(uuid.toString());
    } catch (DBusException e) {
      throw new KuraBluetoothConnectionException(e, "Connection to profile failed");
    }
  }

  @Override
  public void disconnectProfile(UUID uuid) throws KuraBluetoothConnectionException {
    try {
      remote().DisconnectProfile(uuid.toString());
    } catch (DBusException e) {
      throw new KuraBluetoothConnectionException(e, "Disconnection from profile failed");
    }
  }

  @Override
  public void pair() throws KuraBluetoothPairException {
    try {
      remote().Pair();
    } catch (DBusException e) {
      throw new KuraBluetoothPairException(e, "Pairing failed");
    }
  }

  @Override
  public void cancelPairing() throws KuraBluetoothPairException {
    try {
      remote().CancelPairing();
    } catch (DBusException e) {
      throw new KuraBluetoothPairException(e, "Cancel pairing failed");
    }
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
  public String getAlias() {
    return text("Alias");
  }

  @Override
  public void setAlias(String alias) {
    write("Alias", alias);
  }

  @Override
  public int getBluetoothClass() {
    return number("Class", -1);
  }

  @Override
  public short getAppearance() {
    return (short) number("Appearance", -1);
  }

  @Override
  public String getIcon() {
    return text("Icon");
  }

  @Override
  public boolean isPaired() {
    return asked("Paired");
  }

  @Override
  public boolean isTrusted() {
    return asked("Trusted");
  }

  @Override
  public void setTrusted(boolean value) {
    write("Trusted", value);
  }

  @Override
  public boolean isBlocked() {
    return asked("Blocked");
  }

  @Override
  public void setBlocked(boolean value) {
    write("Blocked", value);
  }

  @Override
  public boolean isLegacyPairing() {
    return flag("LegacyPairing");
  }

  @Override
  public short getRSSI() {
    return (short) number("RSSI", 0);
  }

  @Override
  public boolean isConnected() {
    return asked("Connected");
  }

  @Override
  public UUID[] getUUIDs() {
    return DbusValues.uuids(told("UUIDs").orElse(null));
  }

  @Override
  public String getModalias() {
    return text("Modalias");
  }

  @Override
  public BluetoothLeAdapter getAdapter() {
    return adapter();
  }

  private BluezAdapter adapter() {
    return new BluezAdapter(bluez(), path().substring(0, path().lastIndexOf('/')));
  }

  @Override
  public Map<Short, byte[]> getManufacturerData() {
    return DbusValues.byteMap(
        told("ManufacturerData").orElse(null), key -> ((Number) key).shortValue());
  }

  @Override
  public Map<UUID, byte[]> getServiceData() {
    return DbusValues.byteMap(
        told("ServiceData").orElse(null), key -> UUID.fromString(key.toString()));
  }

  @Override
  public short getTxPower() {
    return (short) number("TxPower", 0);
  }

  @Override
  public boolean isServicesResolved() {
    return asked("ServicesResolved");
  }

  @Override
  @Deprecated
  public boolean remove() throws KuraBluetoothRemoveException {
    removeDevice();
    return true;
  }

  @Override
  public void removeDevice() throws KuraBluetoothRemoveException {
    adapter().remove(path());
  }
}
