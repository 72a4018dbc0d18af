package org.eclipse.kura.cloud;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** A cloud connection was made. */
@ProviderType
public class CloudConnectionEstablishedEvent extends Event {
  public static final String CLOUD_CONNECTION_STATUS_ESTABLISHED =
      "org/eclipse/kura/cloud/CloudConnectionStatus/ESTABLISHED";

  public CloudConnectionEstablishedEvent(Map<String, ?> properties) {
    super(CLOUD_CONNECTION_STATUS_ESTABLISHED, properties);
  }
}
