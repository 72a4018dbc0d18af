package io.marram.emulator.kura.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.component.annotations.Component;

/** Makes aggregators that wait until every port has an envelope, then begin again. */
@Component(
    name = "org.eclipse.kura.wire.graph.BarrierAggregatorFactory",
    property = "service.pid=org.eclipse.kura.wire.graph.BarrierAggregatorFactory")
public final class BarrierAggregators implements BarrierAggregatorFactory {

  @Override
  public PortAggregator build(List<ReceiverPort> ports) {
    return new Barrier(ports);
  }

  private static final class Barrier implements PortAggregator {
    private final WireEnvelope[] waiting;
    private Consumer<List<WireEnvelope>> consumer = envelopes -> {};

    Barrier(List<ReceiverPort> ports) {
      waiting = new WireEnvelope[ports.size()];
      for (int i = 0; i < waiting.length; i++) {
        int port = i;
        ports.get(i).onWireReceive(envelope -> accept(port, envelope));
      }
    }

    @Override
    public synchronized void onWireReceive(Consumer<List<WireEnvelope>> newConsumer) {
      consumer = Objects.requireNonNull(newConsumer, "consumer");
    }

    /** Of two envelopes at one port the later one counts. Sets go on in the order they are full. */
    private synchronized void accept(int port, WireEnvelope envelope) {
      waiting[port] = envelope;
      if (Arrays.stream(waiting).allMatch(Objects::nonNull)) {
        List<WireEnvelope> full =
            Collections.unmodifiableList(new ArrayList<>(Arrays.asList(waiting)));
        Arrays.fill(waiting, null);
        consumer.accept(full);
      }
    }
  }
}
