package io.marram.ble;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares an adapter's few connections among more sensors: who waits longest comes first, and who is
 * connected gives way after a while if someone waits. With {@code n} sensors each waits at most for
 * {@code ceil(n / slots) - 1} leases. Not safe for use by several threads.
 */
public final class ConnectionSlots {

  private final int slots;
  private final long leaseMillis;
  private final Set<SensorAddress> waiting = new LinkedHashSet<>();
  private final Map<SensorAddress, SlotLease> leases = new LinkedHashMap<>();
  private long number;

  /**
   * @param slots how many connections the adapter holds at once, at least 1
   * @param leaseMillis how long a sensor may stay connected while another waits, at least 1
   */
  public ConnectionSlots(int slots, long leaseMillis) {
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be at least 1, was " + slots);
    }
    if (leaseMillis < 1) {
      throw new IllegalArgumentException("leaseMillis must be at least 1, was " + leaseMillis);
    }
    this.slots = slots;
    this.leaseMillis = leaseMillis;
  }

  /** Puts a sensor at the end of the queue, unless it waits or is connected already. */
  public void want(SensorAddress sensor) {
    if (!leases.containsKey(sensor)) {
      waiting.add(sensor);
    }
  }

  /** Takes a sensor out of the queue. If it holds a lease, that ends with {@link #release}. */
  public void leaveQueue(SensorAddress sensor) {
    waiting.remove(sensor);
  }

  /**
   * Gives free slots to those who wait longest; each is to be released, whatever happens.
   *
   * @param most how many are given now at most
   */
  public List<SlotLease> grant(long nowMillis, int most) {
    List<SlotLease> granted = new ArrayList<>();
    Iterator<SensorAddress> queue = waiting.iterator();
    while (leases.size() < slots && granted.size() < most && queue.hasNext()) {
      SensorAddress sensor = queue.next();
      queue.remove();
      SlotLease lease = new SlotLease(sensor, ++number, nowMillis);
      leases.put(sensor, lease);
      granted.add(lease);
    }
    return granted;
  }

  /**
   * Leases to be ended now, the oldest first: as many as sensors wait for a slot, and none before
   * its time. They are in force until they are released.
   */
  public List<SlotLease> overdue(long nowMillis) {
    long needed = waiting.size() - (long) (slots - leases.size());
    return leases.values().stream()
        .filter(lease -> nowMillis - lease.sinceMillis() >= leaseMillis)
        .limit(Math.max(0, needed))
        .toList();
  }

  /**
   * Ends a lease, once its connection is gone.
   *
   * @return whether it was in force; ending it twice frees nothing twice
   */
  public boolean release(SlotLease lease) {
    return leases.remove(lease.sensor(), lease);
  }

  /** The leases in force, the oldest first. */
  public List<SlotLease> leases() {
    return List.copyOf(leases.values());
  }

  /** How many sensors wait. */
  public int waiting() {
    return waiting.size();
  }
}
