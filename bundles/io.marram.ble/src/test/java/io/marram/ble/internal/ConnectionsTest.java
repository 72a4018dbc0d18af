package io.marram.ble.internal;

import static io.marram.ble.internal.VirtualGateway.FRIDGE;
import static io.marram.ble.internal.VirtualGateway.WARM;
import static io.marram.ble.internal.VirtualGateway.YARD;
import static io.marram.ble.internal.VirtualGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.GattCharacteristic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

  @TempDir Path folder;
  private VirtualGateway gateway;

  @BeforeEach
  void create() {
    gateway = new VirtualGateway(folder.resolve("counters"));
  }

  @Test
  void asksWhatDoesNotNotify() {
    FakeBoard fridge = gateway.bluetooth.board(FRIDGE);
    fridge.readable.put(GattCharacteristic.HUMIDITY, bytes("bf13"));
    gateway.start(Map.of("sensors", FRIDGE + ", fridge"));

    gateway.run(60_000);

    assertThat(gateway.values("fridge-humidity")).hasSizeGreaterThan(3).containsOnly(50.55);
  }

  @Test
  void passesOnNothingOfBytesThatCannotBeRead() {
    FakeBoard fridge = subscribed(Map.of("sensors", FRIDGE + ", fridge"));

    fridge.notifies(GattCharacteristic.TEMPERATURE, bytes("ca"));
    fridge.notifies(GattCharacteristic.TEMPERATURE, new byte[0]);
    fridge.notifies(GattCharacteristic.TEMPERATURE, new byte[512]);
    fridge.notifies(GattCharacteristic.TEMPERATURE, bytes("0080"));
    fridge.notifies(GattCharacteristic.TEMPERATURE, WARM);

    assertThat(gateway.values("fridge-temperature")).containsExactly(25.06);
  }

  @Test
  void tellsHowStronglyASensorWasHeardBeforeItWasConnected() {
    subscribed(Map.of("sensors", FRIDGE + ", fridge"));
    gateway.run(200);

    assertThat(gateway.values("fridge-signal_strength")).containsExactly(-60.0);
  }

  @Test
  void sharesFewConnectionsAmongManySensors() {
    List<FakeBoard> boards = new ArrayList<>();
    String sensors = boards(6, boards);
    gateway.start(Map.of("sensors", sensors, "connections", 2, "lease.seconds", 5));

    gateway.run(120_000);

    assertThat(boards).allMatch(board -> board.connections >= 2);
    assertThat(gateway.bluetooth.mostConnected).isEqualTo(2);
    assertThat(gateway.session().leases()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aSensorThatHadToGiveWayIsNotLateWhenItsTurnComes() {
    List<FakeBoard> boards = new ArrayList<>();
    String sensors = boards(2, boards);
    boards.forEach(board -> board.everyMillis = 2000);
    gateway.start(Map.of("sensors", sensors, "connections", 1, "lease.seconds", 60));

    try (CapturedLog log = new CapturedLog()) {
      gateway.run(900_000);
      assertThat(log.lines()).noneMatch(line -> line.contains("late"));
    }
    assertThat(boards).allMatch(board -> board.subscribed == board.connections);
    assertThat(boards).allMatch(board -> board.connections >= 4);
  }

  @Test
  void holdsNoConnectionToASensorThatOffersNothing() {
    FakeBoard empty = gateway.bluetooth.board(YARD);
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    gateway.start(Map.of("sensors", YARD + ", yard\n" + FRIDGE + ", fridge", "connections", 1));

    gateway.runUntil("the other is subscribed to", 30_000, fridge::isSubscribed);

    assertThat(empty.connected).isFalse();
    assertThat(empty.connections).isPositive();
  }

  @Test
  void pairsIfAskedToAndReadsWhatOnlyAnEncryptedConnectionMay() {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    fridge.hasUnnamedProperties = true;
    gateway.start(Map.of("sensors", FRIDGE + ", fridge", "pairing", "pair"));

    gateway.runUntil("it is subscribed to", 30_000, fridge::isSubscribed);

    assertThat(fridge.paired).isTrue();
  }

  @Test
  void listensOnlyToWhomSomebodyBondedIfAskedTo() {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    fridge.everyMillis = 1000;
    gateway.start(Map.of("sensors", FRIDGE + ", fridge", "pairing", "bonded"));

    try (CapturedLog log = new CapturedLog()) {
      gateway.run(30_000);
      assertThat(log.lines()).anyMatch(line -> line.contains("nobody has bonded it"));
    }
    assertThat(gateway.passed).isEmpty();
    assertThat(fridge.paired).isFalse();
    fridge.paired = true;
    gateway.runUntil("it is subscribed to", 60_000, fridge::isSubscribed);
  }

  @Test
  void noSlotAndNoListenerIsLostHoweverOftenConnectionsBreak() {
    List<FakeBoard> boards = new ArrayList<>();
    String sensors = boards(40, boards);
    boards.forEach(board -> board.everyMillis = 1000);
    gateway.start(Map.of("sensors", sensors, "connections", 10, "lease.seconds", 5));
    Random chance = new Random(7);

    for (int i = 0; i < 1200; i++) {
      FakeBoard board = boards.get(chance.nextInt(boards.size()));
      switch (chance.nextInt(5)) {
        case 0 -> board.connected = false;
        case 1 -> board.refusesConnections = !board.refusesConnections;
        case 2 -> board.refusesSubscriptions = !board.refusesSubscriptions;
        case 3 -> board.silentUntilConnected = true;
        default -> board.dropsToCome = 2;
      }
      gateway.run(500);
      assertThat(gateway.session().leases()).hasSizeLessThanOrEqualTo(10);
    }
    for (FakeBoard board : boards) {
      board.refusesConnections = false;
      board.refusesSubscriptions = false;
      board.dropsToCome = 0;
    }
    gateway.run(400_000);
    gateway.passed.clear();
    gateway.run(60_000);

    assertThat(
            gateway.passed.stream()
                .map(VirtualGateway.Passed::id)
                .filter(id -> id.endsWith("temperature"))
                .distinct())
        .as("everybody is heard again")
        .hasSize(40);
    assertThat(boards).allMatch(board -> board.listeners() <= 1);
    gateway.session().end();
    assertThat(gateway.session().isEnded()).isTrue();
    assertThat(gateway.session().leases()).isEmpty();
    assertThat(boards).allMatch(board -> board.listeners() == 0 && !board.connected);
  }

  @Test
  void searchesOfTwoComponentsTakeTurns() {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    FakeBoard yard = gateway.notifyingBoard(YARD);
    SharedRadio radio = new SharedRadio(folder.resolve("counters"));
    AdapterSession first = gateway.session(radio, "first", Map.of("sensors", FRIDGE + ", fridge"));
    AdapterSession second = gateway.session(radio, "second", Map.of("sensors", YARD + ", yard"));

    for (int i = 0; i < 600; i++) {
      gateway.clock.addAndGet(100);
      gateway.bluetooth.tick();
      first.step();
      second.step();
    }

    assertThat(fridge.isSubscribed()).isTrue();
    assertThat(yard.isSubscribed()).isTrue();
    assertThat(gateway.bluetooth.searches).isBetween(8, 12);
  }

  private FakeBoard subscribed(Map<String, Object> settings) {
    FakeBoard fridge = gateway.notifyingBoard(FRIDGE);
    gateway.start(settings);
    gateway.runUntil("it is subscribed to", 30_000, fridge::isSubscribed);
    return fridge;
  }

  private String boards(int count, List<FakeBoard> boards) {
    StringBuilder sensors = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String address = "02:00:00:00:00:%02X".formatted(i);
      boards.add(gateway.notifyingBoard(address));
      sensors.append(address).append(", s").append(i).append('\n');
    }
    return sensors.toString();
  }
}
