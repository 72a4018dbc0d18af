package org.eclipse.kura.wire.multiport;

import org.eclipse.kura.wire.WireComponent;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Consumer;

/** A receiver with any number of ports. */
@ConsumerType
public interface MultiportWireReceiver extends Consumer, WireComponent {}
