package io.marram.ble.internal;

import io.marram.ble.BleSettings;
import io.marram.ble.ConnectionSlots;
import io.marram.ble.RecoveryStep;
import io.marram.ble.SensorAddress;
import io.marram.ble.SlotLease;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens through one adapter, on a thread of its own: search, connect whose turn it is, bring back
 * who is late, and again.
 */
final class AdapterLoop implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(AdapterLoop.class);
  private static final long SEARCH_GRACE_MILLIS = 10_000;
  private static final long SEARCH_LOOK_MILLIS = 20;

  private final String pid;
  private final BleSettings settings;
  private final BluetoothLeService bluetooth;
  private final LongSupplier steadyMillis;
  private final long pauseMillis;
  private final ConnectionSlots slots;
  private final Map<SensorAddress, SensorLink> links = new LinkedHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private String trouble = "";

  /**
   * @param pauseMillis between two rounds
   */
  AdapterLoop(
      String pid,
      BleSettings settings,
      BluetoothLeService bluetooth,
      Output output,
      LongSupplier steadyMillis,
      long pauseMillis) {
    this.pid = pid;
    this.settings = settings;
    this.bluetooth = bluetooth;
    this.steadyMillis = steadyMillis;
    this.pauseMillis = pauseMillis;
    this.slots =
        new ConnectionSlots(
            settings.connections(), TimeUnit.SECONDS.toMillis(settings.leaseSeconds()));
    settings
        .sensors()
        .forEach(
            sensor ->
                links.put(
                    sensor.address(),
                    new SensorLink(sensor, settings.pairing(), output, steadyMillis)));
    this.thread = new Thread(this::run, "marram-ble-" + pid);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Disconnects all sensors; comes back once the thread has ended. */
  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        tryRound();
      } while (!stopped.await(pauseMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      logger.debug("event=ble.stopped pid={}", pid);
    } finally {
      // Disconnecting would fail with the interruption that ended the thread.
      Thread.interrupted();
      forEachLink(this::disconnect);
    }
  }

  /** The boundary to Kura's Bluetooth: whatever fails, the next round tries again. */
  private void tryRound() throws InterruptedException {
    try {
      BluetoothLeAdapter adapter = bluetooth.getAdapter(settings.adapter());
      if (adapter == null) {
        report("there is no adapter " + settings.adapter());
        return;
      }
      round(adapter);
      report("");
    } catch (ExecutionException e) {
      report("the search failed: " + e.getCause().getMessage());
    } catch (RuntimeException e) {
      report(String.valueOf(e.getMessage()));
    }
  }

  private void report(String now) {
    if (!now.equals(trouble)) {
      trouble = now;
      if (now.isEmpty()) {
        logger.info("event=ble.adapter.works pid={} adapter={}", pid, settings.adapter());
      } else {
        logger.error(
            "event=ble.adapter.failing pid={} adapter={} reason=\"{}\"",
            pid,
            settings.adapter(),
            now);
      }
    }
  }

  private void round(BluetoothLeAdapter adapter) throws InterruptedException, ExecutionException {
    if (!adapter.isPowered()) {
      adapter.setPowered(true);
    }
    try {
      search(adapter);
    } finally {
      forEachLink(this::disconnectIfOver);
      forEachLink(SensorLink::ask);
      forEachLink(link -> bringBack(adapter, link));
      shareConnections();
    }
  }

  /** Of a device that was not heard in this search, the system knows no signal strength. */
  private void search(BluetoothLeAdapter adapter) throws InterruptedException, ExecutionException {
    List<BluetoothLeDevice> devices = await(adapter.findDevices(settings.scanSeconds()));
    if (devices == null) {
      return;
    }
    Map<String, BluetoothLeDevice> heard = new HashMap<>();
    for (BluetoothLeDevice device : devices) {
      if (device.getRSSI() != 0) {
        heard.put(String.valueOf(device.getAddress()).toUpperCase(Locale.ROOT), device);
      }
    }
    forEachLink(
        link -> {
          BluetoothLeDevice device = heard.get(link.sensor().address().text());
          if (device != null) {
            link.found(device);
          }
        });
  }

  /** Kura's future ignores time-outs, and never completes if the system fails during the search. */
  private List<BluetoothLeDevice> await(Future<List<BluetoothLeDevice>> search)
      throws InterruptedException, ExecutionException {
    long begun = steadyMillis.getAsLong();
    long most = TimeUnit.SECONDS.toMillis(settings.scanSeconds()) + SEARCH_GRACE_MILLIS;
    while (!search.isDone()) {
      if (stopped.await(SEARCH_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException();
      }
      if (steadyMillis.getAsLong() - begun > most) {
        search.cancel(true);
        throw new IllegalStateException("the search does not end");
      }
    }
    return search.get();
  }

  /** One sensor's failure does not keep the others from their turn. */
  private void forEachLink(Consumer<SensorLink> action) {
    for (SensorLink link : links.values()) {
      try {
        action.accept(link);
      } catch (RuntimeException e) {
        logger.warn(
            "event=ble.sensor.failing sensor={} reason=\"{}\"",
            link.sensor().name(),
            e.getMessage());
      }
    }
  }

  private void disconnectIfOver(SensorLink link) {
    if (link.isConnectionOver()) {
      disconnect(link);
    }
  }

  private void shareConnections() {
    links.values().stream()
        .filter(SensorLink::wantsConnection)
        .forEach(link -> slots.want(link.sensor().address()));
    for (SlotLease lease : slots.overdue(steadyMillis.getAsLong())) {
      links.get(lease.sensor()).giveWay().ifPresent(slots::release);
    }
    for (SlotLease lease : slots.grant(steadyMillis.getAsLong())) {
      if (stopped.getCount() == 0 || !links.get(lease.sensor()).connect(lease)) {
        slots.release(lease);
      }
    }
  }

  private void disconnect(SensorLink link) {
    link.disconnect().ifPresent(slots::release);
  }

  private void bringBack(BluetoothLeAdapter adapter, SensorLink link) {
    if (!link.isLate() && !link.isUnreachable()) {
      return;
    }
    link.next(othersAreHeard(link)).ifPresent(step -> take(step, adapter, link));
  }

  /** Whether another sensor reported after this one fell silent. */
  private boolean othersAreHeard(SensorLink silent) {
    OptionalLong last = silent.lastMillis();
    return links.values().stream()
        .filter(link -> link != silent)
        .map(SensorLink::lastMillis)
        .anyMatch(
            other -> other.isPresent() && (last.isEmpty() || other.getAsLong() > last.getAsLong()));
  }

  private void take(RecoveryStep step, BluetoothLeAdapter adapter, SensorLink link) {
    logger.info("event=ble.recovery sensor={} step={}", link.sensor().name(), step);
    link.retry();
    switch (step) {
      case RESUBSCRIBE -> link.resubscribe();
      case RECONNECT -> disconnect(link);
      case RESTART_SCAN -> {
        disconnect(link);
        stopSearch(adapter);
      }
      case POWER_CYCLE_ADAPTER -> {
        links.values().forEach(this::disconnect);
        adapter.setPowered(false);
        adapter.setPowered(true);
      }
    }
  }

  /** A search that hangs is ended; the next round begins a new one. */
  private void stopSearch(BluetoothLeAdapter adapter) {
    try {
      adapter.stopDiscovery();
    } catch (KuraException e) {
      logger.debug("event=ble.search.stop.failed pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }
}
