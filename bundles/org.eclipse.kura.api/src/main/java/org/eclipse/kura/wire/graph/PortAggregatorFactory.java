package org.eclipse.kura.wire.graph;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Makes aggregators of ports. */
@ProviderType
public interface PortAggregatorFactory {
  PortAggregator build(List<ReceiverPort> ports);
}
