package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.ServiceReference;

/** Makes the support of wire components and answers questions about them. */
@ProviderType
public interface WireHelperService {
  /** The {@code kura.service.pid} of a registered component, or {@code null}. */
  String getPid(WireComponent wireComponent);

  /** The {@code service.pid} of the component with this {@code kura.service.pid}, or null. */
  String getServicePid(String wireComponentPid);

  String getServicePid(WireComponent wireComponent);

  boolean isEmitter(String wireComponentPid);

  boolean isReceiver(String wireComponentPid);

  WireSupport newWireSupport(
      WireComponent wireComponent, ServiceReference<WireComponent> wireComponentRef);
}
