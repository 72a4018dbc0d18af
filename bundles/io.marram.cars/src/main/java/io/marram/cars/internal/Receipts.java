package io.marram.cars.internal;

import io.marram.contract.FrameReceipt;
import io.marram.contract.WireProperties;
import java.util.Map;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells cameras that keep their frames which need not come again. */
record Receipts(EventAdmin events) {

  void send(FrameRecord frame) {
    frame
        .id()
        .ifPresent(
            id ->
                events.sendEvent(
                    new Event(
                        FrameReceipt.TOPIC,
                        Map.of(
                            WireProperties.FRAME_ID,
                            id,
                            WireProperties.FRAME_SOURCE,
                            frame.source()))));
  }
}
