package io.marram.ble.internal;

import static io.marram.ble.internal.VirtualGateway.FRIDGE;
import static io.marram.ble.internal.VirtualGateway.YARD;
import static io.marram.ble.internal.VirtualGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that the system does not end, and when the adapter is switched off and on for it. */
class StuckSearchTest {

  private static final String OFF = "setPowered false";
  private static final String STRANGER = "02:00:00:00:00:01";

  @TempDir Path folder;
  private VirtualGateway gateway;
  private FakeBoard fridge;
  private FakeBoard yard;
  private int advertised;

  /** One sensor is connected, another advertises every five seconds. */
  @BeforeEach
  void warmUp() {
    gateway = new VirtualGateway(folder.resolve("counters"));
    fridge = gateway.notifyingBoard(FRIDGE);
    fridge.everyMillis = 1000;
    yard = gateway.bluetooth.board(YARD);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));
    advertise(120);
    assertThat(gateway.values("yard-temperature")).hasSizeGreaterThan(20);
    assertThat(fridge.connected).isTrue();
  }

  private void advertise(int seconds) {
    for (int i = 0; i < seconds / 5; i++) {
      advertised++;
      yard.advertisement = bytes("40 00%02x 02ca09".formatted(advertised % 256));
      gateway.run(5000);
    }
  }

  private long timesOff() {
    return gateway.bluetooth.calls.stream().filter(OFF::equals).count();
  }

  @Test
  void anAdapterThatHearsNobodyAndRefusesToStopIsSwitchedAfterTheFirstSuchSearch() {
    gateway.runUntil("it is heard", 10_000, () -> gateway.bluetooth.isHeard(yard));
    gateway.bluetooth.stick();
    int searches = gateway.bluetooth.searches;

    try (CapturedLog log = new CapturedLog()) {
      gateway.runUntil("it is switched off and on", 12_500, () -> timesOff() == 1);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("event=ble.adapter.cycled") && line.contains("stopped"));
    }

    assertThat(gateway.bluetooth.searches - searches).as("searches begun since").isLessThan(3);
    int before = gateway.values("yard-temperature").size();
    advertise(30);
    assertThat(gateway.values("yard-temperature").size() - before).isBetween(5, 7);
    assertThat(fridge.connected).isTrue();
    assertThat(gateway.session().leases()).as("no slot is lost").hasSize(1);
    assertThat(timesOff()).isEqualTo(1);
  }

  @Test
  void anAdapterThatRefusesToStopButHearsOthersIsLeftOn() {
    FakeBoard stranger = gateway.bluetooth.board(STRANGER);
    gateway.bluetooth.refusesStopping = true;
    yard.advertisement = null;
    yard.signalStrength = 0;

    for (int i = 0; i < 600; i++) {
      stranger.signalStrength = (short) (-60 - i % 7);
      gateway.run(1000);
    }

    assertThat(timesOff()).isZero();
    assertThat(fridge.connections).isEqualTo(1);
  }

  @Test
  void aSearchInVainShortlyBeforeDoesNotHideThatItIsStuck() {
    yard.signalStrength = 0;
    gateway.run(12_000);
    yard.signalStrength = -60;
    advertise(15);
    assertThat(timesOff()).isZero();

    gateway.runUntil("it is heard", 10_000, () -> gateway.bluetooth.isHeard(yard));
    gateway.bluetooth.stick();

    gateway.runUntil("it is switched off and on", 12_500, () -> timesOff() == 1);
  }

  @Test
  void aStrangerWhoseDataCannotBeReadIsHeardAllTheSame() {
    gateway.bluetooth.board(STRANGER).hasUnreadableData = true;
    yard.signalStrength = 0;

    gateway.run(600_000);

    assertThat(timesOff()).isZero();
    assertThat(fridge.connections).isEqualTo(1);
  }

  @Test
  void anAdapterThatOnlyServesWhoIsConnectedIsLeftOn() {
    gateway = new VirtualGateway(folder.resolve("other"));
    FakeBoard connected = gateway.notifyingBoard(FRIDGE);
    connected.everyMillis = 1000;
    FakeBoard stranger = gateway.bluetooth.board(STRANGER);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));
    gateway.run(120_000);

    gateway.bluetooth.stick();
    stranger.signalStrength = -70;
    gateway.run(600_000);

    assertThat(timesOff()).isZero();
    assertThat(connected.connections).isEqualTo(1);
  }

  @Test
  void anAdapterThatWasSeldomHeardThroughIsNotSwitchedForOneSearchInVain() {
    gateway = new VirtualGateway(folder.resolve("other"));
    fridge = gateway.notifyingBoard(FRIDGE);
    fridge.everyMillis = 1000;
    yard = gateway.bluetooth.board(YARD);
    gateway.start(Map.of("sensors", FRIDGE + ", fridge\n" + YARD + ", yard"));
    // Another program searches all the time: its search is not ours to stop.
    gateway.bluetooth.refusesStopping = true;

    for (int i = 0; i < 30; i++) {
      yard.advertisement = bytes("40 00%02x 02ca09".formatted(i));
      gateway.run(60_000);
    }

    assertThat(timesOff()).isZero();
    assertThat(fridge.connections).isEqualTo(1);
  }

  @Test
  void anAdapterThatStaysStuckIsSwitchedEverMoreSeldom() {
    gateway.bluetooth.cyclesToFree = Integer.MAX_VALUE;
    gateway.bluetooth.stick();

    gateway.run(300_000);
    long first = timesOff();
    gateway.run(3_300_000);

    assertThat(first).isBetween(2L, 5L);
    assertThat(timesOff() - first).isBetween(1L, 5L);
  }

  @Test
  void aSearchThatCanBeStoppedCostsNobodyItsConnectionAtOnce() {
    yard.signalStrength = 0;
    gateway.run(15_000);

    assertThat(timesOff()).isZero();
    assertThat(fridge.connections).isEqualTo(1);
  }
}
