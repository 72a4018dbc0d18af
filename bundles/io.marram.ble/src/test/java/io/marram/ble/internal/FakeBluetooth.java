package io.marram.ble.internal;

import io.marram.ble.BthomeDecoder;
import io.marram.ble.GattCharacteristic;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.kura.KuraBluetoothConnectionException;
import org.eclipse.kura.KuraBluetoothDiscoveryException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristicProperties;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;

/**
 * Kura's Bluetooth with one adapter, hci0, and the boards that a test switches on. Proxies, since
 * classes would have to override methods that Kura has deprecated.
 */
final class FakeBluetooth {

  private final List<Board> boards = new CopyOnWriteArrayList<>();

  /** What was done to the adapter. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  volatile boolean present = true;
  volatile boolean searchFails;
  volatile boolean searchHangs;
  volatile int mostConnected;
  volatile int askedForAdapter;
  volatile int searches;

  /** A sensor's hardware. */
  static final class Board {
    final String address;
    final Map<GattCharacteristic, Consumer<byte[]>> subscriptions = new LinkedHashMap<>();
    final Map<GattCharacteristic, byte[]> readable = new LinkedHashMap<>();
    final List<GattCharacteristic> notifying = new ArrayList<>();
    volatile short signalStrength = -60;
    volatile byte[] advertisement;
    volatile boolean connected;
    volatile boolean paired;
    volatile boolean refusesConnections;
    volatile boolean hasUnnamedProperties;
    volatile int connections;
    volatile int subscribed;

    Board(String address) {
      this.address = address;
    }

    /** Sends a notification, if somebody listens. */
    void notifies(GattCharacteristic characteristic, byte... value) {
      Consumer<byte[]> subscription;
      synchronized (this) {
        subscription = subscriptions.get(characteristic);
      }
      if (connected && subscription != null) {
        subscription.accept(value);
      }
    }

    synchronized boolean isSubscribed() {
      return connected && subscriptions.size() == notifying.size();
    }
  }

  Board board(String address) {
    Board board = new Board(address);
    boards.add(board);
    return board;
  }

  BluetoothLeService service() {
    return fake(
        BluetoothLeService.class,
        (name, arguments) -> {
          askedForAdapter++;
          return present && name.equals("getAdapter") && arguments[0].equals("hci0")
              ? adapter()
              : null;
        });
  }

  private BluetoothLeAdapter adapter() {
    return fake(
        BluetoothLeAdapter.class,
        (name, arguments) ->
            switch (name) {
              case "isPowered" -> true;
              case "findDevices" -> search();
              default -> {
                calls.add(name + (arguments == null ? "" : " " + arguments[0]));
                yield null;
              }
            });
  }

  private CompletableFuture<List<BluetoothLeDevice>> search() {
    searches++;
    if (searchHangs) {
      return new CompletableFuture<>();
    }
    return searchFails
        ? CompletableFuture.failedFuture(new KuraBluetoothDiscoveryException("busy"))
        : CompletableFuture.completedFuture(boards.stream().map(this::device).toList());
  }

  private BluetoothLeDevice device(Board board) {
    return fake(
        BluetoothLeDevice.class,
        (name, arguments) ->
            switch (name) {
              case "getAddress" -> board.address;
              case "getRSSI" -> board.signalStrength;
              case "getServiceData" ->
                  board.advertisement == null
                      ? Map.of()
                      : Map.of(BthomeDecoder.SERVICE, board.advertisement);
              case "isConnected" -> board.connected;
              case "isPaired" -> board.paired;
              case "connect" -> connect(board);
              case "pair" -> board.paired = true;
              case "disconnect" -> board.connected = false;
              case "findServices" -> List.of(service(board));
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private Object connect(Board board) throws KuraBluetoothConnectionException {
    board.connections++;
    if (board.refusesConnections) {
      throw new KuraBluetoothConnectionException("refused");
    }
    board.connected = true;
    int connected = (int) boards.stream().filter(any -> any.connected).count();
    mostConnected = Math.max(mostConnected, connected);
    return null;
  }

  private BluetoothLeGattService service(Board board) {
    List<GattCharacteristic> all = new ArrayList<>(board.notifying);
    all.addAll(board.readable.keySet());
    return fake(
        BluetoothLeGattService.class,
        (name, arguments) ->
            switch (name) {
              case "getUUID" -> GattCharacteristic.ENVIRONMENTAL_SENSING;
              case "findCharacteristics" ->
                  all.stream()
                      .map(characteristic -> characteristic(board, characteristic))
                      .toList();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  @SuppressWarnings("unchecked")
  private BluetoothLeGattCharacteristic characteristic(Board board, GattCharacteristic known) {
    UUID uuid = known.uuid();
    return fake(
        BluetoothLeGattCharacteristic.class,
        (name, arguments) -> {
          synchronized (board) {
            return switch (name) {
              case "getUUID" -> uuid;
              case "getProperties" -> properties(board, known);
              case "readValue" -> board.readable.get(known);
              case "enableValueNotifications" -> {
                board.subscribed++;
                yield board.subscriptions.put(known, (Consumer<byte[]>) arguments[0]);
              }
              case "disableValueNotifications" -> board.subscriptions.remove(known);
              default -> throw new UnsupportedOperationException(name);
            };
          }
        });
  }

  private static List<BluetoothLeGattCharacteristicProperties> properties(
      Board board, GattCharacteristic known) {
    if (board.hasUnnamedProperties) {
      throw new IllegalArgumentException("ENCRYPT_NOTIFY");
    }
    return List.of(
        board.notifying.contains(known)
            ? BluetoothLeGattCharacteristicProperties.NOTIFY
            : BluetoothLeGattCharacteristicProperties.READ);
  }

  /** Answers a call. */
  private interface Answer {
    Object to(String method, Object[] arguments) throws Exception;
  }

  /** Equal only to itself, as Kura's objects are. */
  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  case "toString" -> type.getSimpleName();
                  default -> {
                    Object value = answer.to(method.getName(), arguments);
                    yield method.getReturnType() == void.class ? null : value;
                  }
                }));
  }
}
