package io.marram.emulator.kura.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.wire.WireConfiguration;

/**
 * A way along wires that comes back to where it began. Records would travel it for ever, on one
 * thread.
 */
final class GraphCycle {
  private final Map<String, Set<String>> receivers;
  private final Set<String> finished = new HashSet<>();

  private GraphCycle(Map<String, Set<String>> receivers) {
    this.receivers = receivers;
  }

  /** The components of a cycle in the order of its wires, the first one again at the end. */
  static Optional<List<String>> find(Collection<? extends WireConfiguration> wires) {
    Map<String, Set<String>> receivers = new LinkedHashMap<>();
    for (WireConfiguration wire : wires) {
      receivers
          .computeIfAbsent(wire.getEmitterPid(), pid -> new LinkedHashSet<>())
          .add(wire.getReceiverPid());
    }
    GraphCycle search = new GraphCycle(receivers);
    return receivers.keySet().stream().map(search::from).flatMap(Optional::stream).findFirst();
  }

  /** Goes in depth without recursion: a graph from outside may be deeper than the stack. */
  private Optional<List<String>> from(String start) {
    List<String> path = new ArrayList<>();
    Map<String, Iterator<String>> ahead = new HashMap<>();
    enter(start, path, ahead);
    while (!path.isEmpty()) {
      String last = path.get(path.size() - 1);
      if (!ahead.get(last).hasNext()) {
        ahead.remove(last);
        path.remove(path.size() - 1);
        finished.add(last);
        continue;
      }
      String next = ahead.get(last).next();
      if (ahead.containsKey(next)) {
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
        cycle.add(next);
        return Optional.of(cycle);
      }
      enter(next, path, ahead);
    }
    return Optional.empty();
  }

  private void enter(String pid, List<String> path, Map<String, Iterator<String>> ahead) {
    if (!finished.contains(pid)) {
      path.add(pid);
      ahead.put(pid, receivers.getOrDefault(pid, Set.of()).iterator());
    }
  }
}
