package io.marram.simulator.internal;

import io.marram.simulator.SensorKinds;
import io.marram.simulator.kind.SensorKind;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.ServiceReference;

/** The kinds of sensors that other bundles have added. Not safe for use by several threads. */
final class AddedKinds {

  /** The highest ranking first. */
  private final Map<ServiceReference<SensorKind>, GuardedKind> kinds =
      new TreeMap<>(Collections.reverseOrder());

  private final Set<String> absent = new HashSet<>();

  /** Its types, for the log. */
  Set<String> add(ServiceReference<SensorKind> reference, SensorKind kind) {
    GuardedKind guarded = new GuardedKind(kind);
    kinds.put(reference, guarded);
    absent.removeAll(guarded.types());
    return guarded.types();
  }

  /** Its types, for the log. They stay silent until they come back, unless another serves them. */
  Set<String> remove(ServiceReference<SensorKind> reference) {
    GuardedKind gone = kinds.remove(reference);
    if (gone == null) {
      return Set.of();
    }
    absent.addAll(gone.types());
    kinds.values().forEach(kind -> absent.removeAll(kind.types()));
    return gone.types();
  }

  /** Expects nothing back. */
  void forgetAbsent() {
    absent.clear();
  }

  SensorKinds all() {
    return new SensorKinds(List.copyOf(kinds.values()), absent);
  }
}
