package io.marram.ble.internal;

import static io.marram.ble.internal.VirtualGateway.FRIDGE;
import static io.marram.ble.internal.VirtualGateway.YARD;
import static io.marram.ble.internal.VirtualGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.GattCharacteristic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault, on virtual time: what is done about it, what is said, how long it takes. */
class RecoveryTest {

  private static final long INTERVAL = 1000;
  private static final String READING = "fridge-temperature";

  @TempDir Path folder;
  private VirtualGateway gateway;
  private FakeBoard fridge;

  @BeforeEach
  void warmUp() {
    gateway = new VirtualGateway(folder.resolve("counters"));
    fridge = gateway.notifyingBoard(FRIDGE);
    fridge.everyMillis = INTERVAL;
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));
    gateway.run(60_000);
    assertThat(gateway.values(READING)).hasSizeGreaterThan(30);
  }

  /** Breaks something. */
  private interface Break {
    void accept(VirtualGateway gateway, FakeBoard fridge);
  }

  /**
   * A kind of fault.
   *
   * @param said a part of what the log says about it
   * @param step how far the ladder has to be climbed; empty if that is not needed
   */
  private record Fault(String name, Break breaking, String said, String step) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("the connection drops", (g, b) -> b.connected = false, "connection is lost", ""),
        new Fault(
            "notifications stop until somebody subscribes",
            (g, b) -> b.silentUntilSubscribed = true,
            "silent for 4 s, usually reports every 1 s",
            "RESUBSCRIBE"),
        new Fault(
            "notifications stop until somebody connects",
            (g, b) -> {
              b.silentUntilConnected = true;
            },
            "silent for",
            "RECONNECT"),
        new Fault(
            "only garbage comes until somebody connects",
            (g, b) -> b.garbageUntilConnected = true,
            "temperature has 1 bytes, must have 2",
            "RECONNECT"),
        new Fault(
            "it drops each new connection four times",
            (g, b) -> {
              b.dropsToCome = 4;
              b.connected = false;
            },
            "connection is lost",
            "RECONNECT"),
        new Fault(
            "it refuses connections for a while",
            (g, b) -> {
              b.connected = false;
              b.refusesConnections = true;
              g.run(8000);
              b.refusesConnections = false;
            },
            "event=ble.sensor.unreachable sensor=fridge reason=\"Ble connection error. refused\"",
            "RESUBSCRIBE"),
        new Fault(
            "it permits no subscription for a while",
            (g, b) -> {
              b.connected = false;
              b.refusesSubscriptions = true;
              g.run(8000);
              b.refusesSubscriptions = false;
            },
            "not permitted",
            "RESUBSCRIBE"),
        new Fault(
            "it offers nothing for a while",
            (g, b) -> {
              b.connected = false;
              b.offersNothing = true;
              g.run(8000);
              b.offersNothing = false;
            },
            "it offers no characteristic that is known",
            "RESUBSCRIBE"),
        new Fault(
            "the search hangs, as when the clock was set back",
            (g, b) -> {
              b.connected = false;
              g.bluetooth.searchHangs = true;
              b.signalStrength = 0;
              g.run(30_000);
              b.signalStrength = -60;
            },
            "the search does not end",
            ""),
        new Fault(
            "the search hears nobody until it is begun anew",
            (g, b) -> {
              b.connected = false;
              g.bluetooth.deafUntilStopped = true;
            },
            "no search finds it",
            "RESTART_SCAN"),
        new Fault(
            "the adapter is switched off by somebody",
            (g, b) -> {
              b.connected = false;
              g.bluetooth.powered = false;
            },
            "event=ble.adapter.off",
            ""),
        new Fault(
            "the adapter is stuck until it is switched off and on",
            (g, b) -> {
              b.connected = false;
              g.bluetooth.wedged = true;
            },
            "no search finds it",
            "POWER_CYCLE_ADAPTER"),
        new Fault(
            "the adapter is pulled out for a while",
            (g, b) -> {
              b.connected = false;
              g.bluetooth.present = false;
              g.run(20_000);
              g.bluetooth.present = true;
            },
            "there is no such adapter",
            ""),
        new Fault(
            "the bus fails for a while",
            (g, b) -> {
              b.connected = false;
              g.bluetooth.fails = true;
              g.run(20_000);
              g.bluetooth.fails = false;
            },
            "the bus is gone",
            ""));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isRecoveredFrom(Fault fault) {
    List<String> said;
    try (CapturedLog log = new CapturedLog()) {
      fault.breaking().accept(gateway, fridge);
      gateway.run(INTERVAL);
      gateway.runUntilReading(READING, 75_000, time -> time > 0);
      gateway.run(20_000);
      said = log.lines();
    }

    assertThat(said).anyMatch(line -> line.contains(fault.said()));
    if (!fault.step().isEmpty()) {
      assertThat(said)
          .anyMatch(
              line ->
                  line.contains("event=ble.recovery sensor=fridge step=" + fault.step())
                      && line.contains("reason=\""));
    }
    int before = gateway.values(READING).size();
    gateway.run(10_000);
    assertThat(gateway.values(READING).size() - before).as("it reports as before").isBetween(9, 11);
    assertThat(gateway.session().leases()).as("no slot is lost").hasSize(1);
    assertThat(fridge.listeners()).as("no listener is left over").isEqualTo(1);
    assertThat(said.size()).as("the log stays short").isLessThan(60);
  }

  @Test
  void aSensorThatIsBackIsSaidOnceWithHowLongItTook() {
    try (CapturedLog log = new CapturedLog()) {
      fridge.silentUntilConnected = true;
      gateway.run(30_000);

      assertThat(log.lines().stream().filter(line -> line.contains("ble.sensor.late"))).hasSize(1);
      assertThat(log.lines().stream().filter(line -> line.contains("ble.sensor.back")))
          .singleElement()
          .asString()
          .contains("sensor=fridge seconds=");
    }
  }

  @Test
  void doesNotSwitchOffAnAdapterThroughWhichAnotherSensorIsHeard() {
    gateway = new VirtualGateway(folder.resolve("other"));
    fridge = gateway.notifyingBoard(FRIDGE);
    FakeBoard yard = gateway.notifyingBoard(YARD);
    fridge.everyMillis = INTERVAL;
    yard.everyMillis = INTERVAL;
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));
    gateway.run(60_000);

    fridge.connected = false;
    fridge.refusesConnections = true;
    gateway.run(600_000);

    assertThat(gateway.bluetooth.calls)
        .doesNotContain("setPowered false")
        .contains("stopDiscovery");
    assertThat(yard.connections).isEqualTo(1);
    fridge.refusesConnections = false;
    gateway.runUntilReading(READING, 20_000, time -> time > 0);
  }

  @Test
  void switchesTheAdapterOnceForAllItsSensors() {
    gateway = new VirtualGateway(folder.resolve("other"));
    StringBuilder sensors = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String address = "02:00:00:00:00:%02X".formatted(i);
      gateway.notifyingBoard(address).everyMillis = INTERVAL;
      sensors.append(address).append(", s").append(i).append('\n');
    }
    gateway.start(Map.of("sensors", sensors.toString(), "connections", 50));
    gateway.run(60_000);

    gateway.bluetooth.jam();
    gateway.run(60_000);

    assertThat(gateway.bluetooth.calls.stream().filter("setPowered false"::equals)).hasSize(1);
    assertThat(gateway.session().leases()).hasSize(50);
    long now = gateway.clock.get();
    gateway.run(2000);
    assertThat(gateway.passed.stream().filter(reading -> reading.millis() > now))
        .extracting(VirtualGateway.Passed::id)
        .contains("s0-temperature", "s49-temperature");
  }

  @Test
  void aSensorThatAdvertisesIsBroughtBackByANewSearch() {
    FakeBoard yard = gateway.bluetooth.board(YARD);
    gateway.start(Map.of("sensors", YARD + ", yard"));
    for (int i = 0; i < 20; i++) {
      yard.advertisement = bytes("40 00%02x 02ca09".formatted(i));
      gateway.run(10_000);
    }
    gateway.bluetooth.deafUntilStopped = true;
    yard.advertisement = bytes("40 00ff 02ca09");

    try (CapturedLog log = new CapturedLog()) {
      gateway.runUntilReading("yard-temperature", 120_000, time -> time > 0);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("sensor=yard step=RESTART_SCAN reason=\"silent for"));
    }
  }

  @Test
  void anAdapterThatHearsNobodyAtAllIsSwitchedOffAndOn() {
    gateway = new VirtualGateway(folder.resolve("other"));
    gateway.bluetooth.wedged = true;
    gateway.notifyingBoard(FRIDGE).everyMillis = INTERVAL;
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));

    gateway.runUntilReading(READING, 120_000, time -> time > 0);

    assertThat(gateway.bluetooth.calls).contains("setPowered false", "setPowered true");
  }

  @Test
  void aStuckSearchIsNoticedWhileConnectedSensorsStillReport() {
    gateway = new VirtualGateway(folder.resolve("other"));
    gateway.notifyingBoard(FRIDGE).everyMillis = INTERVAL;
    FakeBoard yard = gateway.bluetooth.board(YARD);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));
    for (int i = 0; i < 60; i++) {
      yard.advertisement = bytes("40 00%02x 02ca09".formatted(i));
      gateway.run(2000);
    }

    gateway.bluetooth.wedged = true;
    yard.advertisement = bytes("40 00ff 02ca09");

    gateway.runUntilReading("yard-temperature", 45_000, time -> time > 0);
    assertThat(gateway.bluetooth.calls).contains("setPowered false");
  }

  @Test
  void aDeadSensorCostsNoOtherItsConnectionWhileStrangersAreHeard() {
    gateway = new VirtualGateway(folder.resolve("other"));
    FakeBoard connected = gateway.notifyingBoard(FRIDGE);
    connected.everyMillis = INTERVAL;
    gateway.bluetooth.board("02:00:00:00:00:01");
    FakeBoard yard = gateway.bluetooth.board(YARD);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));
    for (int i = 0; i < 60; i++) {
      yard.advertisement = bytes("40 00%02x 02ca09".formatted(i));
      gateway.run(2000);
    }

    yard.signalStrength = 0;
    try (CapturedLog log = new CapturedLog()) {
      gateway.run(3_600_000);
      assertThat(log.lines()).hasSizeLessThan(90);
    }

    assertThat(gateway.bluetooth.calls).doesNotContain("setPowered false");
    assertThat(connected.connections).isEqualTo(1);
  }

  @Test
  void aSensorThatNeverReportedIsOnlyConnectedAnew() {
    gateway = new VirtualGateway(folder.resolve("other"));
    FakeBoard mute = gateway.notifyingBoard(FRIDGE);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));

    gateway.run(600_000);

    assertThat(mute.connections).isGreaterThan(1);
    assertThat(gateway.bluetooth.calls).isEmpty();
  }

  @Test
  void saysOnceThatASensorWasNeverFound() {
    gateway.start(Map.of("sensors", YARD + ", yard"));

    try (CapturedLog log = new CapturedLog()) {
      gateway.run(200_000);
      assertThat(
              log.lines().stream().filter(line -> line.contains("ble.sensor.missing sensor=yard")))
          .hasSize(1);
    }
  }

  @Test
  void aFloodIsBoundedInWorkAndLog() {
    try (CapturedLog log = new CapturedLog()) {
      int before = gateway.values(READING).size();
      for (int i = 0; i < 100; i++) {
        for (int j = 0; j < 100; j++) {
          fridge.notifies(
              GattCharacteristic.TEMPERATURE,
              j % 2 == 0 ? new byte[] {(byte) j} : VirtualGateway.WARM);
        }
        gateway.run(100);
      }

      assertThat(gateway.values(READING).size() - before).isLessThan(720);
      assertThat(log.lines()).anyMatch(line -> line.contains("ble.sensor.flooding sensor=fridge"));
      assertThat(log.lines().stream().filter(line -> line.contains("flooding"))).hasSizeLessThan(3);
    }
  }
}
