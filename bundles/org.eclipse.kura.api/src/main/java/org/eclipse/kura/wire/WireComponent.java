package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ProviderType;

/** Marks a service that can be put in a wire graph. */
@ProviderType
public interface WireComponent {}
