package io.marram.ble.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.ble.GattCharacteristic;
import io.marram.ble.internal.FakeBluetooth.Board;
import io.marram.contract.WireProperties;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BleSensorsTest {

  private static final String FRIDGE = "A4:C1:38:8D:18:B2";
  private static final String YARD = "54:48:E6:8F:80:A5";
  private static final byte[] WARM = bytes("ca09");

  private final AtomicLong clock = new AtomicLong();
  private final FakeBluetooth bluetooth = new FakeBluetooth();
  private final RecordedWires wires = new RecordedWires();
  private final BleSensors component =
      new BleSensors(wires, bluetooth.service(), ReversingCrypto.service(), 10, clock::get);

  @AfterEach
  void stop() {
    component.deactivate();
  }

  @Test
  void emitsWhatAConnectedSensorNotifies() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge, Kitchen, °F"));
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
  void asksWhatDoesNotNotify() throws Exception {
    Board fridge = bluetooth.board(FRIDGE);
    fridge.readable.put(GattCharacteristic.HUMIDITY, bytes("bf13"));
    activate(Map.of("sensors", FRIDGE + ", fridge"));

    assertThat(value(await(2).get(1), WireProperties.VALUE)).isEqualTo(50.55);
  }

  @Test
  void emitsNothingOfBytesThatCannotBeRead() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    fridge.notifies(GattCharacteristic.TEMPERATURE, bytes("ca"));
    fridge.notifies(GattCharacteristic.TEMPERATURE, new byte[0]);
    fridge.notifies(GattCharacteristic.TEMPERATURE, bytes("0080"));
    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    assertThat(await(1))
        .extracting(reading -> value(reading, WireProperties.VALUE))
        .containsExactly(25.06);
  }

  @Test
  void emitsAdvertisementsWithTheirSignalStrength() throws Exception {
    bluetooth.board(FRIDGE.toLowerCase()).advertisement = bytes("40 0001 02ca09");
    activate(Map.of("sensors", FRIDGE + ", fridge"));

    assertThat(await(2))
        .extracting(reading -> value(reading, WireProperties.SENSOR_ID))
        .containsExactly("fridge-temperature", "fridge-signal_strength");
    assertThat(value(wires.records().get(1), WireProperties.VALUE)).isEqualTo(-60.0);
  }

  @Test
  void decryptsAdvertisementsOfASensorWithAKey() throws Exception {
    Board yard = bluetooth.board(YARD);
    yard.advertisement = bytes("41 a47266c95f73 00112233 78237214");
    activate(
        Map.of(
            "sensors",
            YARD + ", yard",
            "keys",
            reversed(YARD + "=231d39c1d7cc1ab1aee224cd096db932")));

    await(3);
    yard.advertisement = bytes("40 02ff00");
    int searched = bluetooth.searches;
    until("it was searched twice more", () -> bluetooth.searches >= searched + 2);

    assertThat(wires.records())
        .extracting(reading -> value(reading, WireProperties.VALUE))
        .containsExactly(25.06, 50.55, -60.0);
    assertThat(yard.connections).isZero();
  }

  @Test
  void listensToNobodyWhoIsNotInTheList() throws Exception {
    bluetooth.board(YARD).advertisement = bytes("40 02ca09");
    Board stranger = notifyingBoard("02:00:00:00:00:01");
    bluetooth.board("no address").advertisement = bytes("40 02ca09");
    bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", FRIDGE + ", fridge"));

    assertThat(await(4))
        .extracting(reading -> (String) value(reading, WireProperties.SENSOR_ID))
        .allMatch(id -> id.startsWith("fridge-"));
    assertThat(stranger.connections).isZero();
  }

  @Test
  void passesOverADeviceThatWasNotHeardInThisSearch() throws Exception {
    Board fridge = bluetooth.board(FRIDGE);
    fridge.advertisement = bytes("40 02ca09");
    fridge.signalStrength = 0;
    bluetooth.board(YARD).advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));

    assertThat(await(4))
        .extracting(reading -> (String) value(reading, WireProperties.SENSOR_ID))
        .allMatch(id -> id.startsWith("yard-"));
  }

  @Test
  void connectsAgainAfterAConnectionIsLost() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    fridge.connected = false;

    until("it is subscribed to again", fridge::isSubscribed);
    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);
    await(1);
  }

  @Test
  void triesAgainWhatRefusedToConnect() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    fridge.refusesConnections = true;
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("a second attempt", () -> fridge.connections >= 2);

    fridge.refusesConnections = false;

    until("the sensor is subscribed to", fridge::isSubscribed);
  }

  @Test
  void subscribesAnewToASensorThatIsLateByItsOwnMeasure() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);
    for (int i = 0; i < 10; i++) {
      clock.addAndGet(60_000);
      fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);
    }
    clock.addAndGet(240_000);
    assertThat(fridge.subscribed).isEqualTo(1);

    until("it is subscribed to once more", () -> fridge.subscribed >= 2);
    assertThat(fridge.connections).isEqualTo(1);
    until("it is connected once more", () -> fridge.connections >= 2);
    until(
        "the adapter is switched off and on",
        () -> bluetooth.calls.containsAll(List.of("setPowered false", "setPowered true")));
    assertThat(bluetooth.calls).startsWith("stopDiscovery");
  }

  @Test
  void aSensorThatHadToGiveWayIsNotLateWhenItsTurnComes() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    Board yard = notifyingBoard(YARD);
    activate(
        Map.of(
            "sensors",
            FRIDGE + ", fridge\n" + YARD + ", yard",
            "connections",
            1,
            "lease.seconds",
            600));
    until("the first is subscribed to", fridge::isSubscribed);
    for (int i = 0; i < 10; i++) {
      clock.addAndGet(10_000);
      fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);
    }
    clock.addAndGet(600_000);
    until("the other has its turn", yard::isSubscribed);
    int before = fridge.subscribed;
    clock.addAndGet(600_000);

    until("it has its turn again", fridge::isSubscribed);
    int searched = bluetooth.searches;
    until("it was looked after twice more", () -> bluetooth.searches >= searched + 2);

    assertThat(fridge.subscribed).isEqualTo(before + 1);
  }

  @Test
  void sharesFewConnectionsAmongManySensors() throws Exception {
    StringBuilder sensors = new StringBuilder();
    Board[] boards = new Board[6];
    for (int i = 0; i < boards.length; i++) {
      String address = "02:00:00:00:00:0" + i;
      boards[i] = notifyingBoard(address);
      sensors.append(address).append(", s").append(i).append('\n');
    }
    activate(Map.of("sensors", sensors.toString(), "connections", 2, "lease.seconds", 1));

    for (Board board : boards) {
      until("everyone had a second turn", () -> board.connections >= 2);
    }
    assertThat(bluetooth.mostConnected).isEqualTo(2);
  }

  @Test
  void pairsIfAskedToAndReadsWhatOnlyAnEncryptedConnectionMay() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    fridge.hasUnnamedProperties = true;
    activate(Map.of("sensors", FRIDGE + ", fridge", "pairing", true));

    until("the sensor is subscribed to", fridge::isSubscribed);
    assertThat(fridge.paired).isTrue();
  }

  @Test
  void believesNoAdvertisementOfASensorThatIsPairedWith() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    fridge.advertisement = bytes("40 02ff00");
    activate(Map.of("sensors", FRIDGE + ", fridge", "pairing", true));
    until("the sensor is subscribed to", fridge::isSubscribed);

    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    assertThat(await(1))
        .extracting(reading -> value(reading, WireProperties.VALUE))
        .containsExactly(25.06);
  }

  @Test
  void believesNoAdvertisementOfASensorThatReportsThroughItsConnection() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);
    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    fridge.advertisement = bytes("40 02ff00");
    int searched = bluetooth.searches;
    until("it was searched twice more", () -> bluetooth.searches >= searched + 2);

    assertThat(wires.records()).hasSize(1);
    assertThat(fridge.isSubscribed()).isTrue();
  }

  @Test
  void givesBackTheConnectionOfASensorThatOnlyAdvertises() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    fridge.advertisement = bytes("40 02ca09");

    await(2);
    until("it is disconnected", () -> !fridge.connected);
  }

  @Test
  void holdsNoConnectionToASensorThatOffersNothing() throws Exception {
    Board empty = bluetooth.board(YARD);
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", YARD + ", yard\n" + FRIDGE + ", fridge", "connections", 1));

    until("the other is subscribed to", fridge::isSubscribed);
    assertThat(empty.connected).isFalse();
    assertThat(empty.connections).isPositive();
  }

  @Test
  void givesUpASearchThatDoesNotEnd() throws Exception {
    bluetooth.searchHangs = true;
    bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("it searched twice", () -> bluetooth.searches >= 2);

    bluetooth.searchHangs = false;

    until("a reading", () -> !wires.records().isEmpty());
  }

  @Test
  void endsDuringASearchThatDoesNotEnd() throws Exception {
    bluetooth.searchHangs = true;
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("it searches", () -> bluetooth.searches >= 1);

    component.deactivate();

    assertThat(component.isConfigured()).isFalse();
  }

  @Test
  void oneSensorThatFailsDoesNotStopTheOthers() throws Exception {
    bluetooth.board(FRIDGE).advertisement = new byte[0];
    Board yard = bluetooth.board(YARD);
    yard.advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));

    await(2);
  }

  @Test
  void waitsForAnAdapterAndASearchThatWork() throws Exception {
    bluetooth.present = false;
    bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("it asked for the adapter twice", () -> bluetooth.askedForAdapter >= 2);
    bluetooth.searchFails = true;
    bluetooth.present = true;
    until("it searched twice", () -> bluetooth.searches >= 2);
    bluetooth.searchFails = false;

    await(2);
  }

  @Test
  void disconnectsAndEndsItsThreadWhenItIsDeactivated() throws Exception {
    Board fridge = notifyingBoard(FRIDGE);
    activate(Map.of("sensors", FRIDGE + ", fridge"));
    until("the sensor is subscribed to", fridge::isSubscribed);

    component.deactivate();

    assertThat(fridge.connected).isFalse();
    assertThat(fridge.subscriptions).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("marram-ble-sensors");
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    activate(Map.of("sensors", "fridge"));
    assertThat(component.isConfigured()).isFalse();
    component.modified(config(Map.of("keys", "damaged", "sensors", FRIDGE + ", fridge")));
    assertThat(component.isConfigured()).isFalse();

    component.modified(config(Map.of("sensors", FRIDGE + ", fridge")));

    await(2);
    assertThat(component.isConfigured()).isTrue();
  }

  private Board notifyingBoard(String address) {
    Board board = bluetooth.board(address);
    board.notifying.add(GattCharacteristic.TEMPERATURE);
    return board;
  }

  private void activate(Map<String, Object> changed) {
    component.activate(DeclarativeServices.context("sensors"), config(changed));
  }

  private static BleSensorsConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(BleSensorsConfig.class, new HashMap<>(changed));
  }

  /** Waits, while the component's time goes by quickly. */
  private void until(String what, Callable<Boolean> condition) throws Exception {
    Eventually.until(
        what,
        () -> {
          clock.addAndGet(100);
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

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
