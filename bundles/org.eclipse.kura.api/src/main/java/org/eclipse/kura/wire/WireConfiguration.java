package org.eclipse.kura.wire;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Wire;

/** A wire between two components, whether or not it exists yet. */
@ProviderType
public class WireConfiguration {
  private final String emitterPid;
  private final String receiverPid;
  private String filter;
  private Wire wire;

  public WireConfiguration(String emitterPid, String receiverPid) {
    this.emitterPid = Objects.requireNonNull(emitterPid, "emitterPid");
    this.receiverPid = Objects.requireNonNull(receiverPid, "receiverPid");
  }

  public String getEmitterPid() {
    return emitterPid;
  }

  public String getFilter() {
    return filter;
  }

  public String getReceiverPid() {
    return receiverPid;
  }

  public Wire getWire() {
    return wire;
  }

  public void setFilter(String filter) {
    this.filter = filter;
  }

  public void setWire(Wire wire) {
    this.wire = wire;
  }

  @Override
  public boolean equals(Object other) {
    if (other == null || getClass() != other.getClass()) {
      return false;
    }
    WireConfiguration that = (WireConfiguration) other;
    return emitterPid.equals(that.emitterPid) && receiverPid.equals(that.receiverPid);
  }

  @Override
  public int hashCode() {
    return Objects.hash(emitterPid, receiverPid);
  }

  @Override
  public String toString() {
    return "WireConfiguration [emitterPid=%s, receiverPid=%s, filter=%s]"
        .formatted(emitterPid, receiverPid, filter);
  }
}
