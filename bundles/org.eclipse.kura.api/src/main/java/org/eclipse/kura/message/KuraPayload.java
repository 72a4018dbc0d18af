package org.eclipse.kura.message;

import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What a message says: named values, bytes, and where and when it was made. */
@ProviderType
public class KuraPayload {
  private final Map<String, Object> metrics = new HashMap<>();
  private Date timestamp;
  private KuraPosition position;
  private byte[] body;

  public KuraPayload() {}

  /** When the payload was made, or {@code null}. */
  public Date getTimestamp() {
    return timestamp;
  }

  public void setTimestamp(Date timestamp) {
    this.timestamp = timestamp;
  }

  /** Where the payload was made, or {@code null}. */
  public KuraPosition getPosition() {
    return position;
  }

  public void setPosition(KuraPosition position) {
    this.position = position;
  }

  /** The value of this name, or {@code null}. */
  public Object getMetric(String name) {
    return metrics.get(name);
  }

  public void addMetric(String name, Object value) {
    metrics.put(name, value);
  }

  public void removeMetric(String name) {
    metrics.remove(name);
  }

  public void removeAllMetrics() {
    metrics.clear();
  }

  /** The names of the values; the set cannot be changed. */
  public Set<String> metricNames() {
    return Collections.unmodifiableSet(metrics.keySet());
  }

  public Iterator<String> metricsIterator() {
    return metrics.keySet().iterator();
  }

  /** The values by name; the map cannot be changed. */
  public Map<String, Object> metrics() {
    return Collections.unmodifiableMap(metrics);
  }

  /** The bytes themselves, not a copy, or {@code null}. */
  public byte[] getBody() {
    return body;
  }

  public void setBody(byte[] body) {
    this.body = body;
  }
}
