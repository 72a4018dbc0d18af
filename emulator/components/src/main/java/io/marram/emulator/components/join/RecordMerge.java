package io.marram.emulator.components.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;

/** Lays envelopes over each other: the first records of all become one, then the second ones. */
final class RecordMerge {
  private RecordMerge() {}

  /**
   * @param envelopes by port; null where nothing has arrived
   */
  static List<WireRecord> of(List<WireEnvelope> envelopes) {
    List<Map<String, TypedValue<?>>> merged = new ArrayList<>();
    envelopes.stream()
        .filter(Objects::nonNull)
        .map(WireEnvelope::getRecords)
        .forEach(records -> lay(records, merged));
    return merged.stream().map(WireRecord::new).toList();
  }

  private static void lay(List<WireRecord> records, List<Map<String, TypedValue<?>>> merged) {
    for (int i = 0; i < records.size(); i++) {
      if (i == merged.size()) {
        merged.add(new HashMap<>());
      }
      merged.get(i).putAll(records.get(i).getProperties());
    }
  }
}
