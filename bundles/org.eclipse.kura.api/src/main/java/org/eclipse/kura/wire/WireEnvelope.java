package org.eclipse.kura.wire;

import java.util.Collections;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.BasicEnvelope;

/** The records that one component emitted at once. */
@ProviderType
public class WireEnvelope extends BasicEnvelope {
  private static final String SCOPE = "WIRES";

  private final List<WireRecord> records;

  public WireEnvelope(String emitterPid, List<WireRecord> wireRecords) {
    super(Collections.unmodifiableList(wireRecords), emitterPid, SCOPE);
    this.records = Collections.unmodifiableList(wireRecords);
  }

  public String getEmitterPid() {
    return (String) getIdentification();
  }

  public List<WireRecord> getRecords() {
    return records;
  }
}
