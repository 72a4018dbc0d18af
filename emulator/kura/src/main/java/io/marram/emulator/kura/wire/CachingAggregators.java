package io.marram.emulator.kura.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.component.annotations.Component;

/**
 * Makes aggregators that give the last envelope of every port whenever one arrives; null for a port
 * that has had none.
 */
@Component(
    name = "org.eclipse.kura.wire.graph.CachingAggregatorFactory",
    property = "service.pid=org.eclipse.kura.wire.graph.CachingAggregatorFactory")
public final class CachingAggregators implements CachingAggregatorFactory {

  @Override
  public PortAggregator build(List<ReceiverPort> ports) {
    return new Cache(ports);
  }

  private static final class Cache implements PortAggregator {
    private final WireEnvelope[] last;
    private Consumer<List<WireEnvelope>> consumer = envelopes -> {};

    Cache(List<ReceiverPort> ports) {
      last = new WireEnvelope[ports.size()];
      for (int i = 0; i < last.length; i++) {
        int port = i;
        ports.get(i).onWireReceive(envelope -> accept(port, envelope));
      }
    }

    @Override
    public synchronized void onWireReceive(Consumer<List<WireEnvelope>> newConsumer) {
      consumer = Objects.requireNonNull(newConsumer, "consumer");
    }

    private synchronized void accept(int port, WireEnvelope envelope) {
      last[port] = envelope;
      consumer.accept(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(last))));
    }
  }
}
