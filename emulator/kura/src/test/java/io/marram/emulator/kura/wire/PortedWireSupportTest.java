package io.marram.emulator.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.stage.StageRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.osgi.service.wireadmin.Wire;

class PortedWireSupportTest {
  private static final StageRegistry STAGES = new StageRegistry(null);
  private static final WireRecord RECORD =
      new WireRecord(Map.of("n", TypedValues.newIntegerValue(1)));

  @Test
  void emitsOnEveryWireOfEveryPortBeforeItReturns() {
    PortedWireSupport support = support(new Receiver(), 0, 2);
    FakeWire first = new FakeWire(0, 0);
    FakeWire second = new FakeWire(1, 0);
    support.consumersConnected(new Wire[] {first, second});

    support.emit(List.of(RECORD));

    assertThat(first.received()).hasSize(1);
    assertThat(second.received()).hasSize(1);
    assertThat(((WireEnvelope) first.received().get(0)).getRecords()).containsExactly(RECORD);
    assertThat(((WireEnvelope) first.received().get(0)).getEmitterPid()).isEqualTo("pid");
  }

  @Test
  void emitsOnOnePortOnly() {
    PortedWireSupport support = support(new Receiver(), 0, 2);
    FakeWire first = new FakeWire(0, 0);
    FakeWire second = new FakeWire(1, 0);
    support.consumersConnected(new Wire[] {first, second});

    support.getEmitterPorts().get(1).emit(support.createWireEnvelope(List.of(RECORD)));

    assertThat(first.received()).isEmpty();
    assertThat(second.received()).hasSize(1);
    assertThat(support.getEmitterPorts().get(0).listConnectedWires()).containsExactly(first);
  }

  @Test
  void emitsNothingOnceItsWiresAreGone() {
    PortedWireSupport support = support(new Receiver(), 0, 1);
    FakeWire wire = new FakeWire(0, 0);
    support.consumersConnected(new Wire[] {wire});
    support.consumersConnected(null);

    support.emit(List.of(RECORD));

    assertThat(wire.received()).isEmpty();
  }

  @Test
  void leavesAWireOfAPortThatDoesNotExistUnplugged() {
    PortedWireSupport support = support(new Receiver(), 0, 1);

    support.consumersConnected(new Wire[] {new FakeWire(1, 0), new FakeWire(-1, 0)});

    assertThat(support.getEmitterPorts().get(0).listConnectedWires()).isEmpty();
  }

  @Test
  void passesAnEnvelopeToAReceiver() {
    Receiver receiver = new Receiver();
    PortedWireSupport support = support(receiver, 1, 0);
    WireEnvelope envelope = new WireEnvelope("other", List.of(RECORD));

    support.updated(new FakeWire(0, 0), envelope);

    assertThat(receiver.envelopes).containsExactly(envelope);
  }

  @Test
  void passesAnEnvelopeToThePortOfItsWire() {
    PortedWireSupport support = support(new WireComponent() {}, 2, 0);
    FakeWire wire = new FakeWire(0, 1);
    support.producersConnected(new Wire[] {wire});
    List<WireEnvelope> first = new ArrayList<>();
    List<WireEnvelope> second = new ArrayList<>();
    support.getReceiverPorts().get(0).onWireReceive(first::add);
    support.getReceiverPorts().get(1).onWireReceive(second::add);

    support.updated(wire, new WireEnvelope("other", List.of(RECORD)));

    assertThat(first).isEmpty();
    assertThat(second).hasSize(1);
  }

  @Test
  void passesAnEnvelopeToItsPortEvenBeforeItIsToldOfTheWire() {
    PortedWireSupport support = support(new WireComponent() {}, 2, 0);
    List<WireEnvelope> second = new ArrayList<>();
    support.getReceiverPorts().get(1).onWireReceive(second::add);

    support.updated(new FakeWire(0, 1), new WireEnvelope("other", List.of(RECORD)));

    assertThat(second).hasSize(1);
  }

  @Test
  void countsAnEnvelopeOnceHoweverManyWiresItGoesOver() {
    PortedWireSupport support = support(new Receiver(), 1, 2);
    support.consumersConnected(new Wire[] {new FakeWire(0, 0), new FakeWire(1, 0)});

    support.emit(List.of(RECORD));
    support.getEmitterPorts().get(1).emit(support.createWireEnvelope(List.of(RECORD)));
    support.updated(new FakeWire(0, 0), new WireEnvelope("other", List.of(RECORD)));

    assertThat(STAGES.stages())
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.emitted()).isEqualTo(2);
              assertThat(stage.received()).isEqualTo(1);
            });
  }

  private static PortedWireSupport support(WireComponent component, int inputs, int outputs) {
    return new PortedWireSupport(component, "pid", inputs, outputs, STAGES.open("component"));
  }

  private static final class Receiver implements WireReceiver {
    private final List<WireEnvelope> envelopes = new ArrayList<>();

    @Override
    public void onWireReceive(WireEnvelope wireEnvelope) {
      envelopes.add(wireEnvelope);
    }

    @Override
    public void producersConnected(Wire[] wires) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void updated(Wire wire, Object value) {
      throw new UnsupportedOperationException();
    }
  }
}
