package io.marram.anomaly.internal;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.group.GroupMonitor;
import io.marram.anomaly.group.GroupSettings;
import io.marram.anomaly.series.Learned;
import io.marram.anomaly.series.SeriesMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges readings as parts of groups. Not safe for use by several threads. */
final class GroupDesk implements Learned {

  /** A group, and whether it has learned since it was written. */
  private static final class Entry {
    private final GroupMonitor monitor;
    private boolean changed;

    Entry(GroupMonitor monitor) {
      this.monitor = monitor;
    }
  }

  private final Map<String, Entry> groups = new LinkedHashMap<>();
  private final Map<String, List<Entry>> bySensor = new HashMap<>();

  /**
   * @param memory is asked for each group
   */
  GroupDesk(List<GroupSettings> settings, SeriesMemory memory) {
    for (GroupSettings group : settings) {
      Entry entry = new Entry(begin(group, memory));
      groups.put(group.name(), entry);
      for (String sensor : group.sensors()) {
        bySensor.computeIfAbsent(sensor, s -> new ArrayList<>()).add(entry);
      }
    }
  }

  private static GroupMonitor begin(GroupSettings group, SeriesMemory memory) {
    Optional<byte[]> state = memory.recall(group.name());
    if (state.isPresent()) {
      try {
        return GroupMonitor.read(new DataInputStream(new ByteArrayInputStream(state.get())), group);
      } catch (IOException e) {
        memory.refused(group.name(), state.get(), e);
      }
    }
    return new GroupMonitor(group);
  }

  /**
   * The verdicts of the sensor's groups that have one now.
   *
   * @param reading one that its own series did not refuse
   * @param steadyMillis its time, as one that never goes back
   */
  List<Verdict> observe(String sensor, Sample reading, long steadyMillis) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Entry entry : bySensor.getOrDefault(sensor, List.of())) {
      entry.changed = true;
      entry
          .monitor
          .observe(sensor, new Sample(steadyMillis, reading.value()))
          .map(verdict -> at(reading.timeMillis(), verdict))
          .ifPresent(verdicts::add);
    }
    return verdicts;
  }

  private static Verdict at(long timeMillis, Verdict verdict) {
    return new Verdict(
        verdict.series(),
        timeMillis,
        verdict.value(),
        verdict.state(),
        verdict.score(),
        verdict.anomaly(),
        verdict.reason());
  }

  @Override
  public List<String> changed() {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().changed)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Optional<byte[]> write(String group) {
    Entry entry = groups.get(group);
    entry.changed = false;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      entry.monitor.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a group could not be written to memory", e);
    }
    return Optional.of(bytes.toByteArray());
  }

  @Override
  public void writeAgain(String group) {
    groups.get(group).changed = true;
  }
}
