package org.eclipse.kura.cloudconnection.message;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ProviderType;

/** A payload and properties that say where it goes or where it came from. */
@ProviderType
public class KuraMessage {
  private final KuraPayload payload;
  private final Map<String, Object> properties;

  public KuraMessage(KuraPayload payload) {
    this(payload, Map.of());
  }

  /** The properties are copied. */
  public KuraMessage(KuraPayload payload, Map<String, Object> properties) {
    this.payload = payload;
    this.properties = new HashMap<>(properties);
  }

  /** The properties, which may be changed. */
  public Map<String, Object> getProperties() {
    return properties;
  }

  public KuraPayload getPayload() {
    return payload;
  }
}
