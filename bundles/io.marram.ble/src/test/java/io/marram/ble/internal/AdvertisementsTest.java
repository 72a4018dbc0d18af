package io.marram.ble.internal;

import static io.marram.ble.internal.VirtualGateway.FRIDGE;
import static io.marram.ble.internal.VirtualGateway.WARM;
import static io.marram.ble.internal.VirtualGateway.YARD;
import static io.marram.ble.internal.VirtualGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.GattCharacteristic;
import io.marram.ble.SensorList;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvertisementsTest {

  private static final String KEY = "231d39c1d7cc1ab1aee224cd096db932";

  /** 25.06 °C and 50.55 %, with a counter that is a million and more. */
  private static final String SEALED = "41 a47266c95f73 00112233 78237214";

  @TempDir Path folder;
  private VirtualGateway gateway;

  @BeforeEach
  void create() {
    gateway = new VirtualGateway(folder.resolve("counters"));
  }

  @Test
  void passesOnWhatIsAdvertisedWithItsStrength() {
    gateway.bluetooth.board(FRIDGE.toLowerCase()).advertisement = bytes("40 0001 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));

    gateway.run(60_000);

    assertThat(gateway.values("fridge-temperature")).containsExactly(25.06);
    assertThat(gateway.values("fridge-signal_strength")).containsExactly(-60.0);
  }

  @Test
  void leavesOutTheStrengthIfToldTo() {
    gateway.bluetooth.board(FRIDGE).advertisement = bytes("40 0001 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge", "signal.strength", false));

    gateway.run(60_000);

    assertThat(gateway.passed)
        .extracting(VirtualGateway.Passed::id)
        .containsOnly("fridge-temperature");
  }

  @Test
  void passesOnEachReportHoweverManyThereAreInOneSearch() {
    FakeBoard fridge = gateway.bluetooth.board(FRIDGE);
    fridge.advertisement = bytes("40 00ff 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge", "scan.seconds", 60));
    gateway.run(62_000);
    gateway.passed.clear();

    for (int i = 0; i < 25; i++) {
      fridge.advertisement = bytes("40 00%02x 02ca09".formatted(i));
      gateway.run(2000);
    }

    assertThat(gateway.bluetooth.searches).isEqualTo(2);
    assertThat(gateway.values("fridge-temperature")).hasSize(25);
  }

  @Test
  void equalBytesWithoutANumberCountOnceInASearch() {
    gateway.bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));
    gateway.run(60_000);

    assertThat(gateway.values("fridge-temperature"))
        .hasSizeBetween(gateway.bluetooth.searches - 2, gateway.bluetooth.searches);
  }

  @Test
  void aSensorWhoseValueStandsStillIsNotCalledLate() {
    FakeBoard fridge = gateway.bluetooth.board(FRIDGE);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));
    for (int i = 0; i < 100; i++) {
      fridge.advertisement = bytes("40 02%02x09".formatted(i));
      gateway.run(1000);
    }

    try (CapturedLog log = new CapturedLog()) {
      gateway.run(300_000);
      assertThat(log.lines()).noneMatch(line -> line.contains("ble.sensor.late"));
    }
  }

  @Test
  void passesOverADeviceThatIsOnlyRemembered() {
    FakeBoard fridge = gateway.bluetooth.board(FRIDGE);
    fridge.advertisement = bytes("40 02ca09");
    fridge.signalStrength = 0;
    gateway.bluetooth.board(YARD).advertisement = bytes("40 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));

    gateway.run(60_000);

    assertThat(gateway.passed)
        .isNotEmpty()
        .extracting(VirtualGateway.Passed::id)
        .allMatch(id -> id.startsWith("yard-"));
  }

  @Test
  void listensToNobodyWhoIsNotInTheList() {
    gateway.bluetooth.board(YARD).advertisement = bytes("40 02ca09");
    FakeBoard stranger = gateway.notifyingBoard("02:00:00:00:00:01");
    gateway.bluetooth.board("no address").advertisement = bytes("40 02ca09");
    gateway.bluetooth.board(FRIDGE).advertisement = bytes("40 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));

    gateway.run(60_000);

    assertThat(gateway.passed)
        .isNotEmpty()
        .extracting(VirtualGateway.Passed::id)
        .allMatch(id -> id.startsWith("fridge-"));
    assertThat(stranger.connections).isZero();
  }

  @Test
  void decryptsWhatASensorWithAKeySendsAndRefusesTheRest() {
    FakeBoard yard = gateway.bluetooth.board(YARD);
    yard.advertisement = bytes(SEALED);
    gateway.start(encrypted(""));
    gateway.run(30_000);

    yard.advertisement = bytes("40 02ff00");
    gateway.run(30_000);

    assertThat(gateway.values("yard-temperature")).containsExactly(25.06);
    assertThat(gateway.values("yard-humidity")).containsExactly(50.55);
    assertThat(yard.connections).isZero();
  }

  @Test
  void aRecordedPacketIsRefusedAfterARestartToo() {
    gateway.bluetooth.board(YARD).advertisement = bytes(SEALED);
    gateway.start(encrypted(""));
    gateway.run(30_000);
    gateway.start(encrypted(""));

    try (CapturedLog log = new CapturedLog()) {
      gateway.run(30_000);
      assertThat(log.lines()).anyMatch(line -> line.contains("sensor=yard reason=REPLAY"));
    }

    assertThat(gateway.values("yard-temperature")).containsExactly(25.06);
  }

  @Test
  void aSensorThatCountsAnewIsAdmittedOnceTheOperatorSaysSo() {
    gateway.bluetooth.board(YARD).advertisement = bytes(SEALED);
    gateway.start(encrypted(""));
    gateway.run(30_000);

    gateway.start(encrypted(", , , 1"));
    gateway.run(30_000);
    assertThat(gateway.values("yard-temperature")).hasSize(2);

    gateway.start(encrypted(", , , 1"));
    gateway.run(30_000);
    assertThat(gateway.values("yard-temperature")).as("but not at each restart").hasSize(2);
  }

  @Test
  void theCounterIsKeptBeforeTheReadingIsPassedOn() {
    gateway.bluetooth.board(YARD).advertisement = bytes(SEALED);
    gateway.start(encrypted(""));
    gateway.runUntil("a reading", 30_000, () -> !gateway.passed.isEmpty());

    // As after a crash: nobody closes the file.
    assertThat(
            new CounterFile(folder.resolve("counters"))
                .last(SensorList.parse(YARD + ", yard", YARD + "=" + KEY).get(0)))
        .isPresent();
  }

  @Test
  void aSensorThatReportsThroughItsConnectionIsBelievedNoAdvertisement() {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge", "signal.strength", false));
    gateway.runUntil("it is subscribed to", 30_000, fridge::isSubscribed);
    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    fridge.advertisement = bytes("40 02ff00");
    gateway.run(30_000);

    assertThat(gateway.passed).hasSize(1);
    assertThat(fridge.isSubscribed()).isTrue();
  }

  @Test
  void aSensorThatIsBondedWithIsBelievedNoAdvertisement() {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    fridge.advertisement = bytes("40 02ff00");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge", "pairing", "pair"));
    gateway.runUntil("it is subscribed to", 30_000, fridge::isSubscribed);

    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);
    gateway.run(30_000);

    assertThat(gateway.values("fridge-temperature")).containsExactly(25.06);
  }

  @Test
  void aSensorThatTurnsOutToAdvertiseGivesItsConnectionBack() {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));
    gateway.runUntil("it is subscribed to", 30_000, fridge::isSubscribed);

    fridge.advertisement = bytes("40 02ca09");

    gateway.runUntil("it is disconnected", 30_000, () -> !fridge.connected);
    gateway.run(200);
    assertThat(gateway.session().leases()).isEmpty();
    assertThat(gateway.values("fridge-temperature")).isNotEmpty();
  }

  @Test
  void oneThatCannotBeReadDoesNotStopTheOthers() {
    gateway.bluetooth.board(FRIDGE).advertisement = new byte[0];
    gateway.bluetooth.board(YARD).advertisement = bytes("40 02ca09");
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));

    gateway.run(30_000);

    assertThat(gateway.values("yard-temperature")).isNotEmpty();
  }

  private static Map<String, Object> encrypted(String more) {
    return Map.of(
        "sensors", YARD + ", yard" + more, "keys", YARD + "=" + KEY, "signal.strength", false);
  }
}
