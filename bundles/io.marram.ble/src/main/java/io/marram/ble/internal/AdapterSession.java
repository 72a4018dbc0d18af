package io.marram.ble.internal;

import io.marram.ble.BleSettings;
import io.marram.ble.ConnectionSlots;
import io.marram.ble.Measurement;
import io.marram.ble.Sensor;
import io.marram.ble.SensorAddress;
import io.marram.ble.SlotLease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens through one adapter, a small step at a time: searches, looks at those who advertise,
 * connects whose turn it is, and brings back who is in trouble. Driven by one thread.
 */
final class AdapterSession {

  private static final Logger logger = LoggerFactory.getLogger(AdapterSession.class);

  /** Kura stops the search shortly after it has told the result, and would stop the next one. */
  private static final long SEARCH_PAUSE_MILLIS = 1000;

  private static final long LOOK_MILLIS = 1000;
  private static final long LONGEST_LOOK_MILLIS = 2000;
  private static final int LOOK_SHARE = 3;
  private static final int MOST_CONNECTING = 32;

  private final String pid;
  private final BleSettings settings;
  private final BluetoothLeService bluetooth;
  private final SharedRadio shared;
  private final LongSupplier steadyMillis;
  private final Search search;
  private final ConnectionSlots slots;
  private final Map<SensorAddress, SensorLink> links = new LinkedHashMap<>();
  private final List<SensorLink> order;
  private final Recovery recovery;
  private BluetoothLeAdapter adapter;
  private String trouble = "";
  private long nextSearch;
  private long nextLook;
  private int lookAt;

  AdapterSession(
      String pid,
      BleSettings settings,
      BluetoothLeService bluetooth,
      SharedRadio shared,
      Calls calls,
      Output output,
      LongSupplier steadyMillis) {
    this.pid = pid;
    this.settings = settings;
    this.bluetooth = bluetooth;
    this.shared = shared;
    this.steadyMillis = steadyMillis;
    this.search = new Search(settings.scanSeconds(), steadyMillis);
    this.slots =
        new ConnectionSlots(
            settings.connections(), TimeUnit.SECONDS.toMillis(settings.leaseSeconds()));
    for (Sensor sensor : settings.sensors()) {
      SensorReports reports =
          new SensorReports(sensor, settings, shared.counters(), output, steadyMillis);
      links.put(
          sensor.address(),
          new SensorLink(sensor, reports, settings.pairing(), calls, steadyMillis));
    }
    this.order = List.copyOf(links.values());
    this.recovery = new Recovery(pid, order, search, steadyMillis);
    this.nextSearch = steadyMillis.getAsLong();
    this.nextLook = nextSearch;
  }

  /** The boundary to Kura's Bluetooth: whatever fails, the next step tries again. */
  void step() {
    settle();
    try {
      driveSearch();
      look();
    } catch (RuntimeException e) {
      endSearch();
      report("it fails: " + e.getMessage());
    }
    forEachLink(SensorLink::check);
    if (adapter != null) {
      try {
        recovery.step(adapter);
      } catch (RuntimeException e) {
        report("it cannot be switched: " + e.getMessage());
      }
    }
    shareConnections();
  }

  private void settle() {
    forEachLink(link -> link.settle().ifPresent(slots::release));
  }

  private void driveSearch() {
    long now = steadyMillis.getAsLong();
    if (search.isRunning()) {
      search
          .take()
          .ifPresentOrElse(
              this::found,
              () -> {
                if (search.isOverdue()) {
                  search.stop(adapter);
                  endSearch();
                  recovery.searched(false);
                  report("the search does not end");
                }
              });
    } else if (now >= nextSearch && shared.turns().take(settings.adapter(), this)) {
      nextSearch = now + SEARCH_PAUSE_MILLIS;
      beginSearch();
    }
  }

  private void beginSearch() {
    adapter = bluetooth.getAdapter(settings.adapter());
    if (adapter == null) {
      endSearch();
      report("there is no such adapter");
      return;
    }
    if (!adapter.isPowered()) {
      logger.warn("event=ble.adapter.off pid={} adapter={}", pid, settings.adapter());
      adapter.setPowered(true);
    }
    recovery.free(adapter);
    search.begin(adapter);
  }

  private void found(Search.Found found) {
    endSearch();
    report("");
    recovery.searched(found.anybody());
    for (SensorLink link : order) {
      BluetoothLeDevice device = found.devices().get(link.sensor().address().text());
      if (device != null) {
        link.found(device);
      }
    }
    nextLook = steadyMillis.getAsLong();
  }

  private void endSearch() {
    nextSearch = steadyMillis.getAsLong() + SEARCH_PAUSE_MILLIS;
    shared.turns().give(settings.adapter(), this);
  }

  /**
   * Looks at those who may have advertised since. Each look asks the system, so that it takes at
   * most a quarter of the time; who was left out comes first in the next.
   */
  private void look() {
    long begun = steadyMillis.getAsLong();
    if (begun < nextLook) {
      return;
    }
    Map<SensorLink, List<Measurement>> heard = new LinkedHashMap<>();
    for (int looked = 0; looked < order.size() && !isLong(begun); looked++) {
      SensorLink link = order.get(lookAt);
      lookAt = (lookAt + 1) % order.size();
      attempt(
          link,
          seen -> {
            if (seen.mayBeHeard()) {
              List<Measurement> measured = seen.look(search.number());
              if (!measured.isEmpty()) {
                heard.put(seen, measured);
              }
            }
          });
    }
    // A counter that is not kept for certain would be believed again after a restart.
    shared.counters().force();
    heard.forEach((link, measured) -> link.reports().pass(measured));
    long end = steadyMillis.getAsLong();
    nextLook = end + Math.max(LOOK_MILLIS, LOOK_SHARE * (end - begun));
  }

  private boolean isLong(long begun) {
    return steadyMillis.getAsLong() - begun > LONGEST_LOOK_MILLIS;
  }

  private void shareConnections() {
    order.stream()
        .filter(SensorLink::wantsConnection)
        .forEach(link -> slots.want(link.sensor().address()));
    order.stream()
        .filter(link -> !link.wantsConnection())
        .forEach(link -> slots.leaveQueue(link.sensor().address()));
    for (SlotLease lease : slots.overdue(steadyMillis.getAsLong())) {
      attempt(links.get(lease.sensor()), SensorLink::giveWay);
    }
    long connecting = order.stream().filter(SensorLink::isConnecting).count();
    int most = (int) Math.max(0, MOST_CONNECTING - connecting);
    for (SlotLease lease : slots.grant(steadyMillis.getAsLong(), most)) {
      links.get(lease.sensor()).connect(lease);
    }
  }

  /** One sensor's failure does not keep the others from their turn. */
  private void forEachLink(Consumer<SensorLink> action) {
    order.forEach(link -> attempt(link, action));
  }

  private static void attempt(SensorLink link, Consumer<SensorLink> action) {
    try {
      action.accept(link);
    } catch (RuntimeException e) {
      logger.warn(
          "event=ble.sensor.failing sensor={} reason=\"{}\"", link.sensor().name(), e.getMessage());
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

  /** Begins to end everything; {@link #isEnded} tells when that is done. */
  void end() {
    if (search.isRunning() && adapter != null) {
      search.stop(adapter);
    }
    endSearch();
    forEachLink(SensorLink::abandon);
  }

  /** Whether all connections are gone. */
  boolean isEnded() {
    settle();
    return order.stream().noneMatch(SensorLink::isBusy);
  }

  /** The connections that hold a slot, for tests and messages. */
  List<SlotLease> leases() {
    return new ArrayList<>(slots.leases());
  }
}
