package io.marram.camera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The deliveries of one connection that are not acknowledged yet. MQTT 5 asks for acknowledgements
 * in the order of arrival (section 4.6), so a settled delivery waits for those before it.
 *
 * @param <D> a delivery
 */
public final class AcknowledgementOrder<D> {

  private static final class Open<D> {
    private final D delivery;
    private final FrameKey key;
    private boolean settled;

    private Open(D delivery, FrameKey key, boolean settled) {
      this.delivery = delivery;
      this.key = key;
      this.settled = settled;
    }
  }

  private final Deque<Open<D>> open = new ArrayDeque<>();

  /** Notes a delivery that is to be acknowledged once its frame is settled. */
  public void await(D delivery, FrameKey key) {
    open.add(new Open<>(delivery, key, false));
  }

  /** Notes a delivery that can be acknowledged as soon as those before it are. */
  public void release(D delivery) {
    open.add(new Open<>(delivery, null, true));
  }

  /** Notes that a frame is settled; it may have been delivered more than once. */
  public void settle(FrameKey key) {
    for (Open<D> delivery : open) {
      delivery.settled |= key.equals(delivery.key);
    }
  }

  /** Whether there is a delivery to acknowledge now. */
  public boolean hasReady() {
    return !open.isEmpty() && open.peek().settled;
  }

  /** The deliveries to acknowledge now, in order; they are forgotten. */
  public List<D> take() {
    List<D> ready = new ArrayList<>();
    while (hasReady()) {
      ready.add(open.remove().delivery);
    }
    return ready;
  }

  /** Forgets all: their connection is gone, and its deliveries cannot be acknowledged any more. */
  public void clear() {
    open.clear();
  }
}
