package io.marram.emulator.kura.wire;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.eclipse.kura.wire.graph.Constants;
import org.osgi.service.wireadmin.Wire;

/** Remembers what is put on it. */
final class FakeWire implements Wire {
  private final Dictionary<String, Object> properties = new Hashtable<>();
  private final List<Object> received = new ArrayList<>();

  FakeWire(int emitterPort, int receiverPort) {
    properties.put(Constants.WIRE_EMITTER_PORT_PROP_NAME.value(), emitterPort);
    properties.put(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value(), receiverPort);
  }

  List<Object> received() {
    return received;
  }

  @Override
  public void update(Object value) {
    received.add(value);
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    return properties;
  }

  @Override
  public Class<?>[] getFlavors() {
    return new Class<?>[0];
  }

  @Override
  public Object poll() {
    return getLastValue();
  }

  @Override
  public Object getLastValue() {
    return received.isEmpty() ? null : received.get(received.size() - 1);
  }

  @Override
  public boolean isValid() {
    return true;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public String[] getScope() {
    return null;
  }

  @Override
  public boolean hasScope(String name) {
    return true;
  }
}
