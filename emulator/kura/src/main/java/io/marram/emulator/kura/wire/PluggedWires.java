package io.marram.emulator.kura.wire;

import org.osgi.service.wireadmin.Wire;

/**
 * Tells whether the components of a wire know of it; WireAdmin tells them some time after it
 * connects.
 */
public interface PluggedWires {
  /** True when records that its emitter emits now go over the wire and reach its receiver. */
  boolean isPlugged(Wire wire);
}
