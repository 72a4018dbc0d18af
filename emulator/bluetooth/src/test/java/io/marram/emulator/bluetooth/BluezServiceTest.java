package io.marram.emulator.bluetooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.devices.BoardField;
import io.marram.emulator.devices.BoardsClient;
import io.marram.emulator.devices.BoardsSettings;
import io.marram.emulator.devices.PrivateBus;
import io.marram.emulator.devices.board.EssCharacteristic;
import io.marram.emulator.devices.board.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraBluetoothDiscoveryException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristicProperties;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;
import org.eclipse.kura.testing.Eventually;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real D-Bus, with fake boards behind it. */
class BluezServiceTest {

  private static final UUID BTHOME = UUID.fromString("0000fcd2-0000-1000-8000-00805f9b34fb");
  private static final UUID SENSING = UUID.fromString(EssCharacteristic.TEMPERATURE.service());
  private static final UUID TEMPERATURE = UUID.fromString(EssCharacteristic.TEMPERATURE.uuid());
  private static final int SLOTS = 2;

  @TempDir private Path folder;
  private PrivateBus bus;
  private BoardField boards;
  private BluezService service;

  @BeforeEach
  void start() throws Exception {
    bus = new PrivateBus(folder.resolve("bus/socket"));
    startBoards();
    service = new BluezService(Optional.of(bus.address()));
  }

  private void startBoards() throws Exception {
    boards = BoardField.start(new BoardsSettings(4, 2, 1, 1, SLOTS, 100), bus);
  }

  @AfterEach
  void stop() throws Exception {
    service.deactivate();
    boards.close();
  }

  @Test
  void knowsTheAdapters() {
    assertThat(service.getAdapters())
        .extracting(BluetoothLeAdapter::getInterfaceName)
        .containsExactly("hci0");
    assertThat(adapter().getAddress()).isEqualTo("00:1A:7D:DA:71:01");
    assertThat(adapter().isPowered()).isTrue();
    assertThat(service.getAdapter("hci7")).isNull();
  }

  @Test
  void findsTheBoardsInReach() throws Exception {
    assertThat(search())
        .extracting(BluetoothLeDevice::getName)
        .containsExactlyInAnyOrder(
            "esp32-01", "esp32-02", "esp32-03", "esp32-04", "bthome-01", "bthome-02", "sealed-01");
  }

  @Test
  void completesWithNothingWhenNoBoardIsHeard() throws Exception {
    boards.boards().forEach(board -> boards.fail(board.identity().name(), Fault.SILENCE));

    assertThat(adapter().findDevices(1).get()).isNull();
  }

  @Test
  void tellsTheConsumerWhileSignalsAreStillKnown() throws Exception {
    BlockingQueue<Short> signals = new LinkedBlockingQueue<>();
    adapter().findDevices(1, found -> found.forEach(device -> signals.add(device.getRSSI())));

    Eventually.until("all signals have come", () -> signals.size() == 7);
    assertThat(signals)
        .allSatisfy(signal -> assertThat(signal).isBetween((short) -95, (short) -30));
    Eventually.until("the search has ended", () -> !adapter().isDiscovering());
    assertThat(((BluezAdapter) adapter()).devices()).allMatch(device -> device.getRSSI() == 0);
  }

  @Test
  void deliversWhatIsAdvertised() throws Exception {
    byte[] data = found("bthome-01").getServiceData().get(BTHOME);

    assertThat(data).hasSize(15).startsWith(0x40);
  }

  @Test
  void refusesASecondSearch() throws Exception {
    adapter().startDiscovery();

    assertThatThrownBy(() -> adapter().findDevices(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(KuraBluetoothDiscoveryException.class);
  }

  @Test
  void endsTheSearchOfAGatewayThatHasDied() throws Exception {
    adapter().startDiscovery();
    service.deactivate();

    service = new BluezService(Optional.of(bus.address()));

    Eventually.until("the search has ended", () -> !adapter().isDiscovering());
    adapter().startDiscovery();
    assertThat(adapter().isDiscovering()).isTrue();
  }

  @Test
  void findsTheServicesSomeTimeAfterTheConnection() throws Exception {
    BluetoothLeDevice device = found("esp32-01");

    device.connect();

    assertThat(device.isConnected()).isTrue();
    Eventually.until("the services are known", device::isServicesResolved);
    assertThat(device.findServices())
        .extracting(BluetoothLeGattService::getUUID)
        .containsExactlyElementsOf(
            EssCharacteristic.services().stream().map(UUID::fromString).toList());
    assertThat(temperature(device).getProperties())
        .containsExactly(
            BluetoothLeGattCharacteristicProperties.READ,
            BluetoothLeGattCharacteristicProperties.NOTIFY);
  }

  @Test
  void deliversNotificationsUntilTheyAreDisabled() throws Exception {
    BluetoothLeGattCharacteristic temperature = temperature(connected("esp32-01"));
    BlockingQueue<byte[]> values = new LinkedBlockingQueue<>();

    temperature.enableValueNotifications(values::add);
    for (int i = 0; i < 3; i++) {
      assertThat(values.poll(30, TimeUnit.SECONDS)).hasSize(2);
    }
    assertThat(temperature.isNotifying()).isTrue();

    temperature.disableValueNotifications();
    assertThat(temperature.isNotifying()).isFalse();
  }

  @Test
  void readsAValue() throws Exception {
    assertThat(temperature(connected("esp32-02")).readValue()).hasSize(2);
  }

  @Test
  void passesOnThatABoardRefuses() throws Exception {
    BluetoothLeDevice device = found("esp32-01");
    boards.fail("esp32-01", Fault.CONNECT_REFUSED);

    assertThatThrownBy(device::connect)
        .isInstanceOf(DBusExecutionException.class)
        .hasMessageContaining("le-connection-refused");
    assertThat(device.isConnected()).isFalse();
  }

  @Test
  void passesOnThatASubscriptionIsRefused() throws Exception {
    BluetoothLeDevice device = found("esp32-01");
    boards.fail("esp32-01", Fault.NOTIFY_ERROR);
    device.connect();
    Eventually.until("the services are known", device::isServicesResolved);

    assertThatThrownBy(() -> temperature(device).enableValueNotifications(value -> {}))
        .isInstanceOf(DBusExecutionException.class)
        .hasMessageContaining("ATT error");
  }

  @Test
  void cannotConnectMoreBoardsThanTheAdapterHasSlots() throws Exception {
    List<? extends BluetoothLeDevice> all = search();
    for (int i = 0; i < SLOTS; i++) {
      all.get(i).connect();
    }

    assertThatThrownBy(() -> all.get(SLOTS).connect())
        .isInstanceOf(DBusExecutionException.class)
        .hasMessageContaining("limit");

    all.get(0).disconnect();
    all.get(SLOTS).connect();
    assertThat(all.get(SLOTS).isConnected()).isTrue();
  }

  @Test
  void losesConnectionsWhenTheAdapterIsSwitchedOff() throws Exception {
    BluetoothLeDevice device = connected("esp32-01");

    adapter().setPowered(false);

    assertThat(device.isConnected()).isFalse();
    assertThatThrownBy(device::connect).isInstanceOf(DBusExecutionException.class);
    adapter().setPowered(true);
    connected("esp32-01");
  }

  @Test
  void freesAStuckSearchBySwitchingTheAdapterOffAndOn() throws Exception {
    boards.fail("hci0", Fault.STUCK_DISCOVERY);
    assertThat(adapter().findDevices(1).get()).isNull();
    assertThat(adapter().isDiscovering()).isTrue();

    adapter().setPowered(false);
    adapter().setPowered(true);

    assertThat(search()).hasSize(7);
  }

  @Test
  void losesAnAdapterThatIsPulledOut() throws Exception {
    assertThat(service.getAdapters()).hasSize(1);
    boards.fail("hci0", Fault.ADAPTER_GONE);
    Eventually.until("there is no adapter", () -> service.getAdapters().isEmpty());

    boards.heal("hci0");
    Eventually.until("the adapter is back", () -> service.getAdapters().size() == 1);
  }

  @Test
  void isBackWhenBluetoothdIs() throws Exception {
    BluetoothLeDevice device = connected("esp32-01");
    int before = connections();

    boards.fail(Fault.BUS_NAME, Fault.BLUETOOTHD_RESTART);

    Eventually.until("there is no adapter", () -> service.getAdapters().isEmpty());
    assertThat(device.isConnected()).isFalse();
    Eventually.until("the adapter is back", () -> service.getAdapters().size() == 1);
    connected("esp32-01");
    assertThat(connections()).isEqualTo(before);
  }

  @Test
  void isBackWhenTheBusIs() throws Exception {
    connected("esp32-01");
    int before = connections();

    boards.fail(Fault.BUS_NAME, Fault.BUS_RESET);

    Eventually.until("there is no adapter", () -> service.getAdapters().isEmpty());
    Eventually.until("the adapter is back", () -> service.getAdapters().size() == 1);
    connected("esp32-01");
    assertThat(connections()).isEqualTo(before);
  }

  @Test
  void hasNoAdaptersUntilThereIsABus() throws Exception {
    boards.close();
    BluezService early = new BluezService(Optional.of(bus.address()));
    try {
      assertThat(early.getAdapters()).isEmpty();
      assertThat(early.getAdapter("hci0")).isNull();

      startBoards();

      Eventually.until("there is an adapter", () -> early.getAdapters().size() == 1);
    } finally {
      early.deactivate();
    }
  }

  @Test
  void goesOnAfterAConsumerThatThrows() throws Exception {
    BluetoothLeGattCharacteristic temperature = temperature(connected("esp32-01"));
    CountDownLatch calls = new CountDownLatch(2);

    temperature.enableValueNotifications(
        value -> {
          calls.countDown();
          throw new IllegalStateException("mine");
        });

    assertThat(calls.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void takesTheBusFromTheFrameworkThenFromTheJvmThenFromTheEnvironment() {
    Map<String, String> environment = Map.of(BluezService.VARIABLE, "unix:path=/e");

    assertThat(BluezService.address("unix:path=/f", "unix:path=/j", environment))
        .contains("unix:path=/f");
    assertThat(BluezService.address(null, "unix:path=/j", environment)).contains("unix:path=/j");
    assertThat(BluezService.address(null, null, environment)).contains("unix:path=/e");
    assertThat(BluezService.address(null, null, Map.of())).isEmpty();
    assertThat(BluezService.address(" ", null, Map.of())).isEmpty();
  }

  private int connections() throws Exception {
    try (BoardsClient client = BoardsClient.connect(bus.address())) {
      return client.connections();
    }
  }

  private BluetoothLeAdapter adapter() {
    return service.getAdapter("hci0");
  }

  private List<BluetoothLeDevice> search() throws Exception {
    List<BluetoothLeDevice> devices = adapter().findDevices(1).get();
    Eventually.until("the search has ended", () -> !adapter().isDiscovering());
    return devices;
  }

  private BluetoothLeDevice found(String name) throws Exception {
    return search().stream()
        .filter(device -> name.equals(device.getName()))
        .findFirst()
        .orElseThrow();
  }

  private BluetoothLeDevice connected(String name) throws Exception {
    BluetoothLeDevice device = found(name);
    device.connect();
    Eventually.until("the services are known", device::isServicesResolved);
    return device;
  }

  private static BluetoothLeGattCharacteristic temperature(BluetoothLeDevice device)
      throws Exception {
    return device.findService(SENSING).findCharacteristic(TEMPERATURE);
  }
}
