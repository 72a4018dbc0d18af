package io.marram.camera.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Keeps what is posted. */
public final class RecordedEvents implements EventAdmin {

  private final List<Event> events = new CopyOnWriteArrayList<>();

  @Override
  public void postEvent(Event event) {
    events.add(event);
  }

  @Override
  public void sendEvent(Event event) {
    events.add(event);
  }

  public List<Event> events() {
    return List.copyOf(events);
  }
}
