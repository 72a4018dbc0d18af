package io.marram.recognition.internal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** An event bus that keeps what is sent over it. */
final class RecordedEvents implements EventAdmin {

  private final List<Event> sent = new ArrayList<>();

  /** What was sent so far, in order. */
  List<Event> sent() {
    return sent;
  }

  @Override
  public void sendEvent(Event event) {
    sent.add(event);
  }

  @Override
  public void postEvent(Event event) {
    throw new UnsupportedOperationException("receipts are synchronous");
  }
}
