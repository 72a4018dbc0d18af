package org.eclipse.kura.wire.graph;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** The wire graph of the gateway. */
@ProviderType
public interface WireGraphService {
  /** Makes the gateway's graph this one: creates, updates and deletes components and wires. */
  void update(WireGraphConfiguration graphConfiguration) throws KuraException;

  void delete() throws KuraException;

  WireGraphConfiguration get() throws KuraException;
}
