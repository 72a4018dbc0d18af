package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Consumer;

/** A component that gets records from wires. */
@ConsumerType
public interface WireReceiver extends WireComponent, Consumer {
  /** Called on the emitter's thread. */
  void onWireReceive(WireEnvelope wireEnvelope);
}
