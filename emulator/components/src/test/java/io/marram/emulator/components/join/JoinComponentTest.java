package io.marram.emulator.components.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.KuraDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

class JoinComponentTest {
  private final Ports ports = new Ports();
  private final Aggregators barriers = new Aggregators();
  private final Aggregators caches = new Aggregators();

  @Test
  void isDescribedAsKurasJoin() throws Exception {
    ComponentDescription description =
        KuraDescription.assertSame(
            "org.eclipse.kura.wire.Join", "Join", JoinConfig.class, Map.of("barrier", "true"));
    assertThat(description.properties())
        .containsEntry("input.cardinality.minimum", "2")
        .containsEntry("input.cardinality.maximum", "2")
        .containsEntry("input.cardinality.default", "2");
  }

  @Test
  void takesTheValueOfTheSecondPortWhereBothHaveOne() {
    join(Map.of());

    barriers.consumer.accept(
        List.of(envelope(Map.of("a", 1, "both", 1)), envelope(Map.of("both", 2, "b", 2))));

    assertThat(ports.emitted).containsExactly(List.of(Map.of("a", 1, "both", 2, "b", 2)));
  }

  @Test
  void laysRecordsOverEachOtherByTheirOrderAndKeepsTheRest() {
    join(Map.of());

    barriers.consumer.accept(
        List.of(envelope(Map.of("a", 1)), envelope(List.of(Map.of("b", 1), Map.of("b", 2)))));

    assertThat(ports.emitted).containsExactly(List.of(Map.of("a", 1, "b", 1), Map.of("b", 2)));
  }

  @Test
  void passesOnWhatThereIsWhileTheOtherPortHasHadNothing() {
    join(Map.of("barrier", false));

    caches.consumer.accept(Arrays.asList(envelope(Map.of("a", 1)), null));
    caches.consumer.accept(Arrays.asList(null, envelope(Map.of("b", 1))));

    assertThat(ports.emitted).containsExactly(List.of(Map.of("a", 1)), List.of(Map.of("b", 1)));
  }

  @Test
  void goesOverFromABarrierToACache() {
    JoinComponent join = join(Map.of());

    join.modified(config(Map.of("barrier", false)));

    assertThat(caches.consumer).isNotNull();
  }

  private JoinComponent join(Map<String, Object> changed) {
    return new JoinComponent(
        DeclarativeServices.context("join"), ports, barriers, caches, config(changed));
  }

  private static JoinConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(JoinConfig.class, changed);
  }

  private static WireEnvelope envelope(Map<String, Integer> first) {
    return envelope(List.of(first));
  }

  private static WireEnvelope envelope(List<Map<String, Integer>> records) {
    return new WireEnvelope("emitter", records.stream().map(JoinComponentTest::record).toList());
  }

  private static WireRecord record(Map<String, Integer> values) {
    return new WireRecord(
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> TypedValues.newIntegerValue(entry.getValue()))));
  }

  /** Aggregators that a test works by hand. */
  private static final class Aggregators
      implements BarrierAggregatorFactory, CachingAggregatorFactory {
    private Consumer<List<WireEnvelope>> consumer;

    @Override
    public PortAggregator build(List<ReceiverPort> ports) {
      return newConsumer -> consumer = newConsumer;
    }
  }

  /** Keeps the values that are emitted. */
  private static final class Ports implements WireHelperService, MultiportWireSupport {
    private final List<List<Map<String, Object>>> emitted = new ArrayList<>();

    @Override
    public WireSupport newWireSupport(
        WireComponent component, ServiceReference<WireComponent> reference) {
      return this;
    }

    @Override
    public void emit(List<WireRecord> records) {
      emitted.add(records.stream().map(Ports::values).toList());
    }

    private static Map<String, Object> values(WireRecord record) {
      Map<String, Object> values = new HashMap<>();
      record.getProperties().forEach((name, value) -> values.put(name, value.getValue()));
      return values;
    }

    @Override
    public List<ReceiverPort> getReceiverPorts() {
      return List.of();
    }

    @Override
    public List<EmitterPort> getEmitterPorts() {
      return List.of();
    }

    @Override
    public WireEnvelope createWireEnvelope(List<WireRecord> records) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object polled(Wire wire) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void consumersConnected(Wire[] wires) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void updated(Wire wire, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void producersConnected(Wire[] wires) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getPid(WireComponent component) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getServicePid(String pid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getServicePid(WireComponent component) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEmitter(String pid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReceiver(String pid) {
      throw new UnsupportedOperationException();
    }
  }
}
