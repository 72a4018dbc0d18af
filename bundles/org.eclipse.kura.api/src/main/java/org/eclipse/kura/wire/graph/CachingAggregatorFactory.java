package org.eclipse.kura.wire.graph;

import org.osgi.annotation.versioning.ProviderType;

/** Makes aggregators that repeat the last envelope of the ports that have no new one. */
@ProviderType
public interface CachingAggregatorFactory extends PortAggregatorFactory {}
