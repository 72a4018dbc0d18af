package io.marram.anomaly.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.ServiceReference;

/**
 * Kinds that other bundles have added, the highest ranking first. Safe for several threads.
 *
 * @param <K> what they are
 * @param <G> as what they are kept
 */
final class AddedKinds<K, G> {

  private final Map<ServiceReference<K>, G> kinds = new TreeMap<>(Collections.reverseOrder());

  synchronized void add(ServiceReference<K> reference, G kind) {
    kinds.put(reference, kind);
  }

  synchronized void remove(ServiceReference<K> reference) {
    kinds.remove(reference);
  }

  synchronized List<G> all() {
    return List.copyOf(kinds.values());
  }
}
