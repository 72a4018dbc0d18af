package io.marram.emulator.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.junit.jupiter.api.Test;
import org.osgi.service.wireadmin.Wire;

class AggregatorsTest {
  private static final WireEnvelope A = envelope("a");
  private static final WireEnvelope B = envelope("b");
  private static final WireEnvelope C = envelope("c");

  private final FakePort first = new FakePort();
  private final FakePort second = new FakePort();
  private final List<List<WireEnvelope>> given = new ArrayList<>();

  @Test
  void aBarrierWaitsUntilEveryPortHasAnEnvelope() {
    barrier().onWireReceive(given::add);

    first.receive(A);
    assertThat(given).isEmpty();
    second.receive(B);

    assertThat(given).containsExactly(List.of(A, B));
  }

  @Test
  void aBarrierTakesTheLaterOfTwoEnvelopesAtOnePort() {
    barrier().onWireReceive(given::add);

    first.receive(A);
    first.receive(C);
    second.receive(B);

    assertThat(given).containsExactly(List.of(C, B));
  }

  @Test
  void aBarrierBeginsAgainAfterEverySet() {
    barrier().onWireReceive(given::add);

    Stream.of(A, C).forEach(first::receive);
    second.receive(B);
    second.receive(B);
    first.receive(A);

    assertThat(given).containsExactly(List.of(C, B), List.of(A, B));
  }

  @Test
  void aBarrierBeginsAgainEvenIfASetWasRefused() {
    barrier()
        .onWireReceive(
            envelopes -> {
              throw new IllegalStateException("refused");
            });

    first.receive(A);
    assertThatThrownBy(() -> second.receive(B)).hasMessage("refused");

    assertThatCode(() -> first.receive(C)).doesNotThrowAnyException();
  }

  @Test
  void aCacheRepeatsTheLastEnvelopeOfTheOtherPort() {
    cache().onWireReceive(given::add);

    first.receive(A);
    second.receive(B);
    second.receive(C);

    assertThat(given).hasSize(3);
    assertThat(given.get(0)).containsExactly(A, null);
    assertThat(given.get(1)).containsExactly(A, B);
    assertThat(given.get(2)).containsExactly(A, C);
  }

  private PortAggregator barrier() {
    return new BarrierAggregators().build(List.of(first, second));
  }

  private PortAggregator cache() {
    return new CachingAggregators().build(List.of(first, second));
  }

  private static WireEnvelope envelope(String emitter) {
    return new WireEnvelope(emitter, List.of());
  }

  private static final class FakePort implements ReceiverPort {
    private Consumer<WireEnvelope> consumer;

    @Override
    public void onWireReceive(Consumer<WireEnvelope> newConsumer) {
      consumer = newConsumer;
    }

    @Override
    public List<Wire> listConnectedWires() {
      return List.of();
    }

    void receive(WireEnvelope envelope) {
      consumer.accept(envelope);
    }
  }
}
