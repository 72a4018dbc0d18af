package io.marram.emulator.devices.bluez;

import io.marram.emulator.devices.board.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bluez.Adapter1;
import org.bluez.Error;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A Bluetooth adapter: it searches while somebody asks for it, and has a limited number of slots.
 */
public final class FakeAdapter extends FakeObject implements Adapter1 {

  private static final String POWERED = "Powered";
  private static final String DISCOVERING = "Discovering";

  private final int slots;
  private final List<FakeDevice> devices = new CopyOnWriteArrayList<>();
  private final Set<FakeDevice> connected = new HashSet<>();
  private final Set<String> searchers = new HashSet<>();
  private Optional<Fault> fault = Optional.empty();

  /**
   * @param number from 0
   * @param slots most connections at once
   */
  FakeAdapter(BluezBus bus, int number, int slots) {
    super(bus, "/org/bluez/hci" + number, Adapter1.class.getName());
    this.slots = slots;
    String address = String.format(Locale.ROOT, "00:1A:7D:DA:71:%02X", number + 1);
    put("Address", new Variant<>(address));
    put("AddressType", new Variant<>("public"));
    put("Name", new Variant<>("marram"));
    put("Alias", new Variant<>("marram"));
    put("Class", new Variant<>(new UInt32(0)));
    put(POWERED, new Variant<>(true));
    put(DISCOVERING, new Variant<>(false));
    put("Discoverable", new Variant<>(false));
    put("DiscoverableTimeout", new Variant<>(new UInt32(180)));
    put("Pairable", new Variant<>(true));
    put("PairableTimeout", new Variant<>(new UInt32(0)));
    put("Modalias", new Variant<>("usb:v1D6Bp0246d0542"));
    put("UUIDs", new Variant<>(new String[0], "as"));
  }

  void add(FakeDevice device) {
    devices.add(device);
  }

  List<FakeDevice> devices() {
    return devices;
  }

  void fail(Fault kind) {
    synchronized (bus()) {
      fault = Optional.of(kind);
      switch (kind) {
        case ADAPTER_OFF -> power(false);
        case ADAPTER_GONE -> {
          power(false);
          devices.forEach(FakeDevice::forget);
          bus().remove(this);
        }
        default -> {
          // A stuck search shows only in what is not heard.
        }
      }
    }
  }

  void heal() {
    synchronized (bus()) {
      boolean was = fault.filter(Fault.ADAPTER_GONE::equals).isPresent();
      fault = Optional.empty();
      if (was) {
        bus().add(this);
      }
      power(true);
    }
  }

  Optional<Fault> fault() {
    synchronized (bus()) {
      return fault;
    }
  }

  @Override
  void written(String name, Variant<?> value) {
    synchronized (bus()) {
      if (name.equals(POWERED)) {
        power(Boolean.TRUE.equals(value.getValue()));
      } else {
        change(name, value);
      }
    }
  }

  private void power(boolean on) {
    if (on == isTrue(POWERED)) {
      return;
    }
    if (!on) {
      List.copyOf(connected).forEach(FakeDevice::loseLink);
      searchers.clear();
      endSearch();
    }
    // Whoever switches it off and on has helped it.
    if (on || fault.filter(Fault.STUCK_DISCOVERY::equals).isPresent()) {
      fault = fault.filter(Fault.ADAPTER_GONE::equals);
    }
    change(POWERED, new Variant<>(on));
  }

  boolean isPowered() {
    synchronized (bus()) {
      return isTrue(POWERED);
    }
  }

  /** Whether an advertisement now reaches somebody. */
  boolean hears() {
    synchronized (bus()) {
      return isTrue(DISCOVERING) && fault.isEmpty();
    }
  }

  /** Takes a connection slot, if there is one. */
  boolean takeSlot(FakeDevice device) {
    synchronized (bus()) {
      if (connected.size() >= slots) {
        return false;
      }
      connected.add(device);
      return true;
    }
  }

  void returnSlot(FakeDevice device) {
    synchronized (bus()) {
      connected.remove(device);
    }
  }

  int slotsInUse() {
    synchronized (bus()) {
      return connected.size();
    }
  }

  @Override
  public void StartDiscovery() {
    synchronized (bus()) {
      if (!isTrue(POWERED)) {
        throw new Error.NotReady("Resource Not Ready");
      }
      if (!searchers.add(BluezBus.caller())) {
        throw new Error.InProgress("Operation already in progress");
      }
      if (!isTrue(DISCOVERING)) {
        change(DISCOVERING, new Variant<>(true));
      }
    }
  }

  @Override
  public void StopDiscovery() {
    synchronized (bus()) {
      if (!isTrue(POWERED)) {
        throw new Error.NotReady("Resource Not Ready");
      }
      if (fault.filter(Fault.STUCK_DISCOVERY::equals).isPresent()) {
        throw new Error.Failed("Operation already in progress");
      }
      if (!searchers.remove(BluezBus.caller())) {
        throw new Error.Failed("No discovery started");
      }
      if (searchers.isEmpty()) {
        endSearch();
      }
    }
  }

  private void endSearch() {
    if (isTrue(DISCOVERING)) {
      change(DISCOVERING, new Variant<>(false));
      devices.forEach(FakeDevice::forgetSignal);
    }
  }

  /** Forgets devices that have not been heard for long. */
  void sweep() {
    devices.forEach(FakeDevice::sweep);
  }

  /** The clients that search or have subscribed to something. */
  Set<String> clients() {
    synchronized (bus()) {
      Set<String> clients = new HashSet<>(searchers);
      devices.forEach(device -> clients.addAll(device.subscribers()));
      return clients;
    }
  }

  /** These clients have left the bus: what they had asked for ends. */
  void leave(Set<String> clients) {
    synchronized (bus()) {
      devices.forEach(device -> device.leave(clients));
      searchers.removeAll(clients);
      if (searchers.isEmpty()) {
        endSearch();
      }
    }
  }

  @Override
  public void RemoveDevice(DBusPath path) {
    for (FakeDevice device : devices) {
      if (device.getObjectPath().equals(path.getPath())) {
        device.loseLink();
        device.forget();
      }
    }
  }

  /** Every board is of the one kind that filters ask for here: Bluetooth LE. */
  @Override
  public void SetDiscoveryFilter(Map<String, Variant<?>> filter) {
    if (!isPowered()) {
      throw new Error.NotReady("Resource Not Ready");
    }
  }

  @Override
  public String[] GetDiscoveryFilters() {
    return new String[] {"UUIDs", "RSSI", "Pathloss", "Transport", "DuplicateData"};
  }

  @Override
  public DBusPath ConnectDevice(Map<String, Variant<?>> properties) {
    throw new Error.NotSupported("Operation is not supported");
  }
}
