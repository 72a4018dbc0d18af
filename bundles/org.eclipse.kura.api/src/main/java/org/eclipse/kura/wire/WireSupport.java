package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/**
 * The part of a wire component that Kura provides: delegate the Producer and Consumer methods to
 * it.
 */
@ProviderType
public interface WireSupport extends Producer, Consumer {
  void emit(List<WireRecord> wireRecords);
}
