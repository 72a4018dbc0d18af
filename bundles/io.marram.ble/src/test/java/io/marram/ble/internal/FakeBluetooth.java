package io.marram.ble.internal;

import io.marram.ble.BthomeDecoder;
import io.marram.ble.GattCharacteristic;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.kura.KuraBluetoothConnectionException;
import org.eclipse.kura.KuraBluetoothDiscoveryException;
import org.eclipse.kura.KuraBluetoothNotificationException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristicProperties;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;

/**
 * Kura's Bluetooth with one adapter, hci0, and the boards that a test switches on. As with Kura, a
 * search takes its time, a device's strength is known only while the adapter searches, and a
 * subscription cannot be ended without a connection. Proxies, since classes would have to override
 * methods that Kura has deprecated.
 */
final class FakeBluetooth {

  private final LongSupplier clock;
  private final List<FakeBoard> boards = new CopyOnWriteArrayList<>();

  /** What was done to the adapter. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  volatile boolean present = true;
  volatile boolean powered = true;
  volatile boolean fails;

  /** The search never ends; until it is stopped, or the adapter is switched off. */
  volatile boolean searchHangs;

  /** Nobody is heard until the search is stopped and begun anew. */
  volatile boolean deafUntilStopped;

  /** Nobody is heard and connects until the adapter is switched off and on. */
  volatile boolean wedged;

  /** The system goes on searching and does not let itself be stopped; it may hear or not. */
  volatile boolean refusesStopping;

  /** So often it has to be switched off and on before a stuck search is free. */
  volatile int cyclesToFree = 1;

  volatile int mostConnected;
  volatile int askedForAdapter;
  volatile int searches;
  private final Map<FakeBoard, Known> stuck = new ConcurrentHashMap<>();
  private volatile boolean discovering;
  private volatile Consumer<List<BluetoothLeDevice>> searching;
  private volatile long searchEndMillis;

  /**
   * @param clock the time that searches take
   */
  FakeBluetooth(LongSupplier clock) {
    this.clock = clock;
  }

  FakeBoard board(String address) {
    FakeBoard board = new FakeBoard(address);
    boards.add(board);
    return board;
  }

  /** Lets happen what is due by the clock. */
  void tick() {
    boards.forEach(board -> board.tick(clock.getAsLong()));
    Consumer<List<BluetoothLeDevice>> told = searching;
    if (told != null && !searchHangs && clock.getAsLong() >= searchEndMillis) {
      told.accept(boards.stream().map(this::device).toList());
      searching = null;
      discovering = refusesStopping;
    }
  }

  /** What the system believes of a board that it does not hear any more. */
  private record Known(short strength, byte[] advertisement) {}

  /**
   * As BlueZ: the search does not end nor hear anybody, who was heard seems to be heard still, and
   * connections are not concerned.
   */
  void stick() {
    refusesStopping = true;
    for (FakeBoard board : boards) {
      byte[] advertisement = board.advertisement == null ? new byte[0] : board.advertisement;
      stuck.put(board, new Known(isHeard(board) ? board.signalStrength : 0, advertisement));
    }
  }

  /** Loses all connections, and makes no new ones before it is switched off and on. */
  void jam() {
    wedged = true;
    boards.forEach(board -> board.connected = false);
  }

  BluetoothLeService service() {
    return fake(
        BluetoothLeService.class,
        (name, arguments) -> {
          askedForAdapter++;
          failIfAskedTo();
          return present && name.equals("getAdapter") && arguments[0].equals("hci0")
              ? adapter()
              : null;
        });
  }

  private void failIfAskedTo() {
    if (fails) {
      throw new IllegalStateException("the bus is gone");
    }
  }

  private BluetoothLeAdapter adapter() {
    return fake(
        BluetoothLeAdapter.class,
        (name, arguments) -> {
          failIfAskedTo();
          return switch (name) {
            case "isPowered" -> powered;
            case "isDiscovering" -> discovering;
            case "findDevices" -> search(arguments);
            case "setDiscoveryFilter" -> null;
            case "stopDiscovery" -> stop();
            case "setPowered" -> power((Boolean) arguments[0]);
            default -> throw new UnsupportedOperationException(name);
          };
        });
  }

  @SuppressWarnings("unchecked")
  private Object search(Object[] arguments) {
    searches++;
    discovering = true;
    searchEndMillis = clock.getAsLong() + 1000 * (Long) arguments[0];
    searching = (Consumer<List<BluetoothLeDevice>>) arguments[1];
    return null;
  }

  private Object stop() throws KuraBluetoothDiscoveryException {
    calls.add("stopDiscovery");
    if (discovering && refusesStopping) {
      throw new KuraBluetoothDiscoveryException("Stop discovery failed");
    }
    discovering = false;
    searching = null;
    searchHangs = false;
    deafUntilStopped = false;
    return null;
  }

  private Object power(boolean on) {
    calls.add("setPowered " + on);
    powered = on;
    if (!on) {
      wedged = false;
      searching = null;
      discovering = false;
      free();
      boards.forEach(board -> board.connected = false);
    }
    return null;
  }

  private void free() {
    cyclesToFree--;
    if (cyclesToFree <= 0) {
      refusesStopping = false;
      stuck.clear();
    }
  }

  private BluetoothLeDevice device(FakeBoard board) {
    return fake(
        BluetoothLeDevice.class,
        (name, arguments) -> {
          failIfAskedTo();
          return switch (name) {
            case "getAddress" -> board.address;
            case "getRSSI" -> strength(board);
            case "getServiceData" -> serviceData(board);
            case "isConnected" -> board.connected;
            case "isPaired" -> board.paired;
            case "isServicesResolved" -> true;
            case "connect" -> connect(board);
            case "pair" -> board.paired = true;
            case "disconnect" -> disconnect(board);
            case "findServices" -> List.of(service(board));
            default -> throw new UnsupportedOperationException(name);
          };
        });
  }

  private short strength(FakeBoard board) {
    Known known = stuck.get(board);
    if (known != null) {
      return known.strength();
    }
    return isHeard(board) ? board.signalStrength : 0;
  }

  private Map<UUID, byte[]> serviceData(FakeBoard board) {
    if (board.hasUnreadableData) {
      throw new IllegalArgumentException("Invalid UUID string: fcd2");
    }
    Known known = stuck.get(board);
    byte[] data = known == null ? board.advertisement : known.advertisement();
    return data == null || data.length == 0 ? Map.of() : Map.of(BthomeDecoder.SERVICE, data);
  }

  /** A connected board does not advertise, unless that is all it does. */
  boolean isHeard(FakeBoard board) {
    return discovering
        && powered
        && !wedged
        && !deafUntilStopped
        && (!board.connected || board.advertisement != null);
  }

  private Object connect(FakeBoard board) throws Exception {
    board.connections++;
    if (board.hangsOnConnecting) {
      new CountDownLatch(1).await();
    }
    if (board.refusesConnections || wedged || !powered) {
      throw new KuraBluetoothConnectionException("refused");
    }
    board.connected = true;
    board.onConnected();
    int connected = (int) boards.stream().filter(any -> any.connected).count();
    mostConnected = Math.max(mostConnected, connected);
    if (board.dropsToCome > 0) {
      board.dropsToCome--;
      board.connected = false;
    }
    return null;
  }

  private static Object disconnect(FakeBoard board) throws InterruptedException {
    board.disconnections++;
    if (board.hangsOnDisconnecting) {
      new CountDownLatch(1).await();
    }
    board.connected = false;
    return null;
  }

  private BluetoothLeGattService service(FakeBoard board) {
    List<GattCharacteristic> all = new ArrayList<>(board.notifying);
    all.addAll(board.readable.keySet());
    return fake(
        BluetoothLeGattService.class,
        (name, arguments) ->
            switch (name) {
              case "getUUID" -> GattCharacteristic.ENVIRONMENTAL_SENSING;
              case "findCharacteristics" ->
                  board.offersNothing
                      ? List.of()
                      : all.stream()
                          .map(characteristic -> characteristic(board, characteristic))
                          .toList();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  @SuppressWarnings("unchecked")
  private BluetoothLeGattCharacteristic characteristic(FakeBoard board, GattCharacteristic known) {
    UUID uuid = known.uuid();
    List<Consumer<byte[]>> own = new ArrayList<>();
    return fake(
        BluetoothLeGattCharacteristic.class,
        (name, arguments) -> {
          synchronized (board) {
            return switch (name) {
              case "getUUID" -> uuid;
              case "getProperties" -> properties(board, known);
              case "readValue" -> board.readable.get(known);
              case "enableValueNotifications" ->
                  subscribe(board, known, own, (Consumer<byte[]>) arguments[0]);
              case "disableValueNotifications" -> unsubscribe(board, known, own);
              default -> throw new UnsupportedOperationException(name);
            };
          }
        });
  }

  private static Object subscribe(
      FakeBoard board,
      GattCharacteristic known,
      List<Consumer<byte[]>> own,
      Consumer<byte[]> listener)
      throws KuraBluetoothNotificationException {
    if (board.refusesSubscriptions || !board.connected) {
      throw new KuraBluetoothNotificationException("not permitted");
    }
    board.subscribed++;
    board.silentUntilSubscribed = false;
    own.add(listener);
    board.subscriptions.computeIfAbsent(known, any -> new ArrayList<>()).add(listener);
    return null;
  }

  private static Object unsubscribe(
      FakeBoard board, GattCharacteristic known, List<Consumer<byte[]>> own)
      throws KuraBluetoothNotificationException {
    if (!board.connected) {
      throw new KuraBluetoothNotificationException("not connected");
    }
    List<Consumer<byte[]>> all = board.subscriptions.getOrDefault(known, new ArrayList<>());
    all.removeAll(own);
    own.clear();
    if (all.isEmpty()) {
      board.subscriptions.remove(known);
    }
    return null;
  }

  private static List<BluetoothLeGattCharacteristicProperties> properties(
      FakeBoard board, GattCharacteristic known) {
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
                    Object value = answerOf(answer, method.getName(), arguments);
                    yield method.getReturnType() == void.class ? null : value;
                  }
                }));
  }

  /** An interruption comes out of D-Bus as a failed call. */
  private static Object answerOf(Answer answer, String method, Object[] arguments)
      throws Exception {
    try {
      return answer.to(method, arguments);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("no reply", e);
    }
  }
}
