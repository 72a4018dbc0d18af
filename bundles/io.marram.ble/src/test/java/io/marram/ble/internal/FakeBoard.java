package io.marram.ble.internal;

import io.marram.ble.GattCharacteristic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A sensor's hardware, with what can be wrong with it. */
final class FakeBoard {

  private static final byte[] WARM = {(byte) 0xCA, 0x09};

  final String address;
  final Map<GattCharacteristic, List<Consumer<byte[]>>> subscriptions = new LinkedHashMap<>();
  final Map<GattCharacteristic, byte[]> readable = new LinkedHashMap<>();
  final List<GattCharacteristic> notifying = new ArrayList<>();
  volatile short signalStrength = -60;
  volatile byte[] advertisement;
  volatile boolean hasUnreadableData;
  volatile boolean connected;
  volatile boolean paired;
  volatile boolean hasUnnamedProperties;

  /** How often it notifies by itself; 0: never. */
  long everyMillis;

  volatile boolean refusesConnections;
  volatile boolean hangsOnConnecting;
  volatile boolean hangsOnDisconnecting;
  volatile boolean refusesSubscriptions;
  volatile boolean offersNothing;
  boolean silentUntilSubscribed;
  boolean silentUntilConnected;
  boolean garbageUntilConnected;
  int dropsToCome;

  volatile int connections;
  volatile int disconnections;
  volatile int subscribed;
  private long nextMillis;

  FakeBoard(String address) {
    this.address = address;
  }

  FakeBoard notifying(GattCharacteristic characteristic) {
    notifying.add(characteristic);
    return this;
  }

  /** Sends a notification, if somebody listens; to all who do, as Kura. */
  void notifies(GattCharacteristic characteristic, byte... value) {
    List<Consumer<byte[]>> listeners;
    synchronized (this) {
      listeners = List.copyOf(subscriptions.getOrDefault(characteristic, List.of()));
    }
    if (connected) {
      listeners.forEach(listener -> listener.accept(value));
    }
  }

  synchronized boolean isSubscribed() {
    return connected && subscriptions.size() == notifying.size() && !notifying.isEmpty();
  }

  synchronized int listeners() {
    return subscriptions.values().stream().mapToInt(List::size).sum();
  }

  /** Notifies if it is time to. */
  void tick(long nowMillis) {
    if (everyMillis == 0 || nowMillis < nextMillis) {
      return;
    }
    nextMillis = nowMillis + everyMillis;
    if (connected && !silentUntilSubscribed && !silentUntilConnected) {
      byte[] value = garbageUntilConnected ? new byte[] {1} : WARM;
      notifying.forEach(characteristic -> notifies(characteristic, value));
    }
  }

  void onConnected() {
    silentUntilSubscribed = false;
    silentUntilConnected = false;
    garbageUntilConnected = false;
  }
}
