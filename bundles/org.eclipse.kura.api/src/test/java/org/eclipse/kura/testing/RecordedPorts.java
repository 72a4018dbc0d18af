package org.eclipse.kura.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

/** Kura's wires for a component with several outputs: each keeps what is emitted. */
public final class RecordedPorts implements WireHelperService, MultiportWireSupport {

  private final RecordedWires wires = new RecordedWires();
  private final List<Port> ports = new ArrayList<>();

  public RecordedPorts(int count) {
    for (int i = 0; i < count; i++) {
      ports.add(new Port());
    }
  }

  /** What an output has emitted so far. */
  public List<WireRecord> records(int port) {
    return List.copyOf(ports.get(port).records);
  }

  /** Forgets what was emitted so far. */
  public void clear() {
    ports.forEach(port -> port.records.clear());
  }

  /** Whether something listens to an output; at first nothing does, but all is kept. */
  public void connect(int port, boolean connected) {
    ports.get(port).connected = connected;
  }

  @Override
  public WireSupport newWireSupport(
      WireComponent component, ServiceReference<WireComponent> reference) {
    return this;
  }

  @Override
  public List<EmitterPort> getEmitterPorts() {
    return List.copyOf(ports);
  }

  @Override
  public List<ReceiverPort> getReceiverPorts() {
    return List.of();
  }

  @Override
  public WireEnvelope createWireEnvelope(List<WireRecord> records) {
    return new WireEnvelope("emitter", records);
  }

  @Override
  public void emit(List<WireRecord> records) {
    throw new UnsupportedOperationException("each port has its own");
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
  }

  @Override
  public void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  @Override
  public void producersConnected(Wire[] connected) {
    wires.producersConnected(connected);
  }

  @Override
  public String getPid(WireComponent component) {
    return wires.getPid(component);
  }

  @Override
  public String getServicePid(String pid) {
    return wires.getServicePid(pid);
  }

  @Override
  public String getServicePid(WireComponent component) {
    return wires.getServicePid(component);
  }

  @Override
  public boolean isEmitter(String pid) {
    return wires.isEmitter(pid);
  }

  @Override
  public boolean isReceiver(String pid) {
    return wires.isReceiver(pid);
  }

  private static final class Port implements EmitterPort {
    private final List<WireRecord> records = new CopyOnWriteArrayList<>();
    private volatile boolean connected;

    @Override
    public void emit(WireEnvelope envelope) {
      records.addAll(envelope.getRecords());
    }

    @Override
    public List<Wire> listConnectedWires() {
      return connected ? Collections.singletonList(null) : List.of();
    }
  }
}
