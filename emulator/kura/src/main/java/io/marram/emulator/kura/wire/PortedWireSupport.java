package io.marram.emulator.kura.wire;

import io.marram.emulator.kura.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.wireadmin.Wire;

/**
 * The ports of one wire component. Records reach the receivers on the emitter's thread, before emit
 * returns; emissions of one component come one after the other. Wires may be connected and
 * disconnected meanwhile: that never waits for a delivery. Whatever passes is counted.
 */
final class PortedWireSupport implements MultiportWireSupport {
  private final Consumer<WireEnvelope> receiver;
  private final String servicePid;
  private final Stage stage;
  private final List<EmitterPort> emitterPorts;
  private final List<ReceiverPort> receiverPorts;
  private volatile List<List<Wire>> outgoing;
  private volatile List<List<Wire>> incoming;

  PortedWireSupport(
      WireComponent component,
      String servicePid,
      int receiverPortCount,
      int emitterPortCount,
      Stage stage) {
    this.receiver = component instanceof WireReceiver single ? single::onWireReceive : null;
    this.servicePid = servicePid;
    this.stage = stage;
    this.outgoing = ConnectedWires.none(emitterPortCount);
    this.incoming = ConnectedWires.none(receiverPortCount);
    List<EmitterPort> emitters = new ArrayList<>();
    for (int i = 0; i < emitterPortCount; i++) {
      emitters.add(new Output(i));
    }
    List<ReceiverPort> receivers = new ArrayList<>();
    for (int i = 0; i < receiverPortCount; i++) {
      receivers.add(new Input(i));
    }
    this.emitterPorts = Collections.unmodifiableList(emitters);
    this.receiverPorts = Collections.unmodifiableList(receivers);
  }

  @Override
  public synchronized void emit(List<WireRecord> wireRecords) {
    WireEnvelope envelope = createWireEnvelope(wireRecords);
    stage.emit(envelope);
    outgoing.forEach(wires -> put(envelope, wires));
  }

  /** Kura's envelopes carry the {@code service.pid} of the emitter. */
  @Override
  public WireEnvelope createWireEnvelope(List<WireRecord> records) {
    return new WireEnvelope(servicePid, Objects.requireNonNull(records, "records"));
  }

  @Override
  public void consumersConnected(Wire[] wires) {
    outgoing =
        ConnectedWires.byPort(wires, Constants.WIRE_EMITTER_PORT_PROP_NAME, emitterPorts.size());
  }

  @Override
  public void producersConnected(Wire[] wires) {
    incoming =
        ConnectedWires.byPort(wires, Constants.WIRE_RECEIVER_PORT_PROP_NAME, receiverPorts.size());
  }

  boolean hasOutgoing(Wire wire) {
    return ConnectedWires.portOf(outgoing, wire) >= 0;
  }

  boolean hasIncoming(Wire wire) {
    return ConnectedWires.portOf(incoming, wire) >= 0;
  }

  @Override
  public Object polled(Wire wire) {
    return wire.getLastValue();
  }

  @Override
  public void updated(Wire wire, Object value) {
    WireEnvelope envelope = (WireEnvelope) value;
    if (receiver != null) {
      stage.deliver(envelope, receiver);
    } else if (wire.getProperties().get(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value())
            instanceof Integer port
        && port >= 0
        && port < receiverPorts.size()) {
      stage.deliver(envelope, ((Input) receiverPorts.get(port)).consumer);
    }
  }

  @Override
  public List<EmitterPort> getEmitterPorts() {
    return emitterPorts;
  }

  @Override
  public List<ReceiverPort> getReceiverPorts() {
    return receiverPorts;
  }

  private static void put(WireEnvelope envelope, List<Wire> wires) {
    for (Wire wire : wires) {
      wire.update(envelope);
    }
  }

  private final class Output implements EmitterPort {
    private final int index;

    Output(int index) {
      this.index = index;
    }

    @Override
    public List<Wire> listConnectedWires() {
      return outgoing.get(index);
    }

    @Override
    public void emit(WireEnvelope wireEnvelope) {
      stage.emit(wireEnvelope);
      put(wireEnvelope, listConnectedWires());
    }
  }

  private final class Input implements ReceiverPort {
    private final int index;
    private volatile Consumer<WireEnvelope> consumer = envelope -> {};

    Input(int index) {
      this.index = index;
    }

    @Override
    public List<Wire> listConnectedWires() {
      return incoming.get(index);
    }

    @Override
    public void onWireReceive(Consumer<WireEnvelope> newConsumer) {
      consumer = Objects.requireNonNull(newConsumer, "consumer");
    }
  }
}
