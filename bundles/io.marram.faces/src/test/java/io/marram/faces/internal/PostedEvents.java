package io.marram.faces.internal;

import java.util.List;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** An event service that keeps what is posted. */
record PostedEvents(List<Event> posted) implements EventAdmin {

  @Override
  public void postEvent(Event event) {
    posted.add(event);
  }

  @Override
  public void sendEvent(Event event) {
    posted.add(event);
  }
}
