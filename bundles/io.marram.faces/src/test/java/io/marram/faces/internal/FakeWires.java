package io.marram.faces.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

/** Kura's wires, ending in a list. */
final class FakeWires implements WireHelperService, WireSupport {

  final List<List<WireRecord>> emitted = new ArrayList<>();

  @Override
  public WireSupport newWireSupport(
      WireComponent component, ServiceReference<WireComponent> reference) {
    return this;
  }

  @Override
  public void emit(List<WireRecord> records) {
    emitted.add(records);
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
    return "faces";
  }

  @Override
  public String getServicePid(String pid) {
    return pid;
  }

  @Override
  public String getServicePid(WireComponent component) {
    return "faces";
  }

  @Override
  public boolean isEmitter(String pid) {
    return true;
  }

  @Override
  public boolean isReceiver(String pid) {
    return true;
  }
}
