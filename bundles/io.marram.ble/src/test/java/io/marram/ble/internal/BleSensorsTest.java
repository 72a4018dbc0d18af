package io.marram.ble.internal;

import static io.marram.ble.internal.VirtualGateway.FRIDGE;
import static io.marram.ble.internal.VirtualGateway.WARM;
import static io.marram.ble.internal.VirtualGateway.YARD;
import static io.marram.ble.internal.VirtualGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.ble.GattCharacteristic;
import io.marram.contract.WireProperties;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The component with its threads; what it does with sensors is tested on virtual time. */
@Timeout(120)
class BleSensorsTest {

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong();
  private final FakeBluetooth bluetooth = new FakeBluetooth(clock::get);
  private final RecordedWires wires = new RecordedWires();
  private SharedRadio shared;
  private BleSensors component;
  private BleSensors other;

  @BeforeEach
  void create() {
    shared = new SharedRadio(folder.resolve("counters"));
    component = component();
    other = component();
  }

  private BleSensors component() {
    return new BleSensors(
        wires, bluetooth.service(), ReversingCrypto.service(), shared, 5, clock::get);
  }

  @AfterEach
  void stop() {
    component.deactivate();
    other.deactivate();
    shared.deactivate();
  }

  @Test
  void emitsWhatAConnectedSensorNotifies() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge, Kitchen, °F", "signal.strength", false));
    until("the sensor is subscribed to", fridge::isSubscribed);

    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    WireRecord reading = await(1).get(0);
    assertThat(value(reading, WireProperties.SENSOR_ID)).isEqualTo("fridge-temperature");
    assertThat(value(reading, WireProperties.SENSOR_TYPE)).isEqualTo("temperature");
    assertThat(value(reading, WireProperties.SENSOR_LOCATION)).isEqualTo("Kitchen");
    assertThat(value(reading, WireProperties.UNIT)).isEqualTo("°F");
    assertThat((Double) value(reading, WireProperties.VALUE)).isCloseTo(77.108, within(1e-9));
    assertThat((Long) value(reading, WireProperties.TIME)).isPositive();
  }

  @Test
  void decryptsItsKeys() throws Exception {
    bluetooth.board(YARD).advertisement = bytes("41 a47266c95f73 00112233 78237214");
    String keys = YARD + "=231d39c1d7cc1ab1aee224cd096db932";
    activate(
        Map.of("sensors", YARD + ", yard", "keys", new StringBuilder(keys).reverse().toString()));

    await(3);
  }

  @Test
  void aFailureBehindItOnTheWiresDoesNotReachKurasThread() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge", "signal.strength", false));
    until("the sensor is subscribed to", fridge::isSubscribed);
    wires.connect(
        received -> {
          throw new IllegalStateException("broken");
        });

    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);
    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    await(2);
  }

  @Test
  void disconnectsAndEndsItsThreadsWhenItIsDeactivated() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    component.deactivate();

    assertThat(fridge.connected).isFalse();
    assertThat(fridge.subscriptions).isEmpty();
    Eventually.until("its threads end", () -> threads().isEmpty());
  }

  @Test
  void endsDuringASearchThatDoesNotEnd() throws Exception {
    bluetooth.searchHangs = true;
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("it searches", () -> bluetooth.searches >= 1);

    component.deactivate();

    assertThat(component.isConfigured()).isFalse();
    assertThat(bluetooth.calls).contains("stopDiscovery");
    Eventually.until("its threads end", () -> threads().isEmpty());
  }

  @Test
  void endsWhileAnAttemptToConnectHangs() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    fridge.hangsOnConnecting = true;
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("it connects", () -> fridge.connections >= 1);

    component.deactivate();

    Eventually.until("its threads end", () -> threads().isEmpty());
    assertThat(fridge.connected).isFalse();
    assertThat(fridge.disconnections).as("what may still connect is disconnected").isPositive();
  }

  @Test
  void givesUpAnAttemptToConnectThatHangsAndLosesNoSlot() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    FakeBoard yard = notifyingBoard(YARD);
    fridge.hangsOnConnecting = true;
    activate(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard", "connections", 1));

    until("the other has its turn", yard::isSubscribed);
    fridge.hangsOnConnecting = false;
    yard.connected = false;
    yard.refusesConnections = true;

    until("it is connected itself", fridge::isSubscribed);
  }

  @Test
  void connectsInParallel() throws Exception {
    StringBuilder sensors = new StringBuilder();
    FakeBoard[] boards = new FakeBoard[20];
    for (int i = 0; i < boards.length; i++) {
      String address = "02:00:00:00:00:%02X".formatted(i);
      boards[i] = notifyingBoard(address);
      boards[i].hangsOnConnecting = i < 19;
      sensors.append(address).append(", s").append(i).append('\n');
    }
    activate(Map.of("sensors", sensors.toString(), "connections", 20));

    until("the last is connected while all others hang", boards[19]::isSubscribed);
    assertThat(boards).allMatch(board -> board.connections >= 1);
  }

  @Test
  void closesAnOtherwiseHangingConnectionWithinSeconds() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    fridge.hangsOnDisconnecting = true;
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    component.deactivate();

    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);
    assertThat(wires.records())
        .extracting(reading -> value(reading, WireProperties.SENSOR_ID))
        .doesNotContain("fridge-temperature");
    Eventually.until("its threads end", () -> threads().isEmpty());
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", "fridge"));
    assertThat(component.isConfigured()).isFalse();
    component.modified(config(Map.of("keys", "damaged", "sensors", FRIDGE + ", fridge")));
    assertThat(component.isConfigured()).isFalse();
    component.modified(config(Map.of("pairing", "perhaps", "sensors", FRIDGE + ", fridge")));
    assertThat(component.isConfigured()).isFalse();

    component.modified(config(Map.of("sensors", FRIDGE + ", fridge")));

    await(2);
    assertThat(component.isConfigured()).isTrue();
  }

  @Test
  void twoComponentsWithTheSameSensorAreToldSoAndTheSecondWaits() throws Exception {
    FakeBoard fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    try (CapturedLog log = new CapturedLog()) {
      other.activate(
          DeclarativeServices.context("more"), config(Map.of("sensors", FRIDGE + ", freezer")));
      until(
          "it is said",
          () ->
              log.lines().stream()
                  .anyMatch(
                      line ->
                          line.contains("event=ble.misconfigured pid=more")
                              && line.contains(
                                  "sensors and more both have the address " + FRIDGE)));
    }
    int connections = fridge.connections;
    component.deactivate();

    until("the other takes over", () -> fridge.connections > connections && fridge.isSubscribed());
  }

  private FakeBoard notifyingBoard(String address) {
    return bluetooth.board(address).notifying(GattCharacteristic.TEMPERATURE);
  }

  private void activate(Map<String, Object> changed) {
    component.activate(DeclarativeServices.context("sensors"), config(changed));
  }

  private static BleSensorsConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(BleSensorsConfig.class, new HashMap<>(changed));
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("marram-ble-"))
        .toList();
  }

  /** Waits, while the component's time goes by quickly. */
  private void until(String what, Callable<Boolean> condition) throws Exception {
    Eventually.until(
        what,
        () -> {
          clock.addAndGet(100);
          bluetooth.tick();
          return condition.call();
        });
  }

  private List<WireRecord> await(int readings) throws Exception {
    until(readings + " readings", () -> wires.records().size() >= readings);
    return wires.records();
  }

  private static Object value(WireRecord reading, String property) {
    return reading.getProperties().get(property).getValue();
  }
}
