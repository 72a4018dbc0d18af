package io.marram.camera.source;

import io.marram.camera.FrameKey;
import io.marram.contract.WireProperties;
import java.util.Optional;
import org.osgi.service.event.Event;

/** Reads the receipts that sinks send when a frame's result is on its way. */
final class Receipts {

  private Receipts() {}

  static Optional<FrameKey> read(Event event) {
    return event.getProperty(WireProperties.FRAME_ID) instanceof String id
            && event.getProperty(WireProperties.FRAME_SOURCE) instanceof String source
        ? Optional.of(new FrameKey(source, id))
        : Optional.empty();
  }
}
