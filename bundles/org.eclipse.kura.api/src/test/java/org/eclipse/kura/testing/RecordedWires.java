package org.eclipse.kura.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

/** Kura's wires for one component: they keep what it emits and pass it to a receiver. */
public final class RecordedWires implements WireHelperService, WireSupport {

  private final List<List<WireRecord>> envelopes = new CopyOnWriteArrayList<>();
  private volatile Consumer<WireRecord> receiver = received -> {};

  /** Hangs something on the wire; it runs on the emitter's thread, as in Kura. */
  public void connect(Consumer<WireRecord> newReceiver) {
    receiver = newReceiver;
  }

  /** What was emitted so far, envelope by envelope. */
  public List<List<WireRecord>> envelopes() {
    return List.copyOf(envelopes);
  }

  /** What was emitted so far, record by record. */
  public List<WireRecord> records() {
    return envelopes.stream().flatMap(List::stream).toList();
  }

  /** Forgets what was emitted so far. */
  public void clear() {
    envelopes.clear();
  }

  @Override
  public WireSupport newWireSupport(
      WireComponent component, ServiceReference<WireComponent> reference) {
    return this;
  }

  @Override
  public void emit(List<WireRecord> records) {
    envelopes.add(List.copyOf(records));
    records.forEach(receiver);
  }

  @Override
  public Object polled(Wire wire) {
    return "polled";
  }

  @Override
  public void consumersConnected(Wire[] wires) {}

  @Override
  public void updated(Wire wire, Object value) {}

  @Override
  public void producersConnected(Wire[] wires) {}

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
