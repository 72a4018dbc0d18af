package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bluez.Adapter1;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Kura's Bluetooth LE service. The bus is that of the framework's property {@value #ADDRESS}, or of
 * the environment variable {@value #VARIABLE}, or the system's. While there is none, or no BlueZ on
 * it, there are no adapters.
 */
@Component(
    name = "org.eclipse.kura.bluetooth.le.BluetoothLeService",
    service = BluetoothLeService.class)
public final class BluezService implements BluetoothLeService {

  static final String ADDRESS = "marram.dbus.address";
  static final String VARIABLE = "MARRAM_DBUS_ADDRESS";

  private final Bluez bluez;

  @Activate
  public BluezService(BundleContext context) {
    this(address(context.getProperty(ADDRESS), System.getProperty(ADDRESS), System.getenv()));
  }

  BluezService(Optional<String> address) {
    bluez = new Bluez(new BusConnector(address));
  }

  static Optional<String> address(
      String framework, String system, Map<String, String> environment) {
    return Optional.ofNullable(framework)
        .or(() -> Optional.ofNullable(system))
        .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  @Override
  public List<BluetoothLeAdapter> getAdapters() {
    return bluez.tree().children(Bluez.ROOT, Adapter1.class.getName()).stream()
        .<BluetoothLeAdapter>map(path -> new BluezAdapter(bluez, path))
        .toList();
  }

  @Override
  public BluetoothLeAdapter getAdapter(String interfaceName) {
    String path = Bluez.ROOT + "/" + interfaceName;
    return bluez.tree().has(path, Adapter1.class.getName()) ? new BluezAdapter(bluez, path) : null;
  }

  @Deactivate
  void deactivate() {
    bluez.close();
  }
}
