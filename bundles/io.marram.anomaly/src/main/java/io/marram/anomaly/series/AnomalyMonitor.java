package io.marram.anomaly.series;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches many series, each by itself. It holds a bounded number of them: when there are more, the
 * one without a reading for longest leaves. Not safe for use by several threads.
 */
public final class AnomalyMonitor implements Learned {

  /** Names that are longer are refused. */
  public static final int LONGEST_NAME = 1000;

  /** A series, and whether it has learned since it was written. */
  private static final class Entry {
    private SeriesMonitor monitor;
    private String type = "";

    /** Those of all series that it was chosen from. */
    private SeriesKinds from;

    private SeriesKinds kinds;
    private boolean changed;
  }

  private final int mostSeries;
  private final SeriesSettings settings;
  private final SeriesMemory memory;

  /** The one without a reading for longest comes first. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private SeriesKinds kinds;

  /**
   * @param mostSeries how many series are held, at least 1
   * @param settings of every series
   * @param kinds that series are watched with
   * @param memory is asked for a series that is not held
   */
  public AnomalyMonitor(
      int mostSeries, SeriesSettings settings, SeriesKinds kinds, SeriesMemory memory) {
    if (mostSeries < 1) {
      throw new IllegalArgumentException("series.maximum must be at least 1, was " + mostSeries);
    }
    this.settings = settings;
    this.kinds = kinds;
    this.memory = memory;
    this.mostSeries = mostSeries;
  }

  /**
   * Watches with other kinds from now on. Each series keeps what it learned with those that stay.
   */
  public void use(SeriesKinds newKinds) {
    kinds = newKinds;
  }

  /** Judges the next reading of a sensor whose type is not known. */
  public Verdict observe(String series, Sample sample) {
    return observe(series, "", sample);
  }

  /**
   * Judges the next reading of a series, which begins with its first one.
   *
   * @param series the sensor's id
   * @param type of the sensor; empty if it is not known
   */
  public Verdict observe(String series, String type, Sample sample) {
    if (series.length() > LONGEST_NAME) {
      return Verdict.invalid(
          series.substring(0, LONGEST_NAME), sample, "the sensor's name is too long");
    }
    Entry entry = entries.remove(series);
    if (entry == null) {
      makeRoom();
      entry = begin(series, type);
    } else if (entry.from != kinds || !entry.type.equals(type)) {
      choose(entry, series, type);
    }
    entries.put(series, entry);
    entry.changed = true;
    return entry.monitor.observe(sample);
  }

  private void makeRoom() {
    if (entries.size() >= mostSeries) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  private Entry begin(String series, String type) {
    Entry entry = new Entry();
    entry.type = type;
    entry.from = kinds;
    entry.kinds = kinds.of(series, type);
    Optional<byte[]> state = memory.recall(series);
    if (state.isPresent()) {
      entry.monitor = again(series, state.get(), entry.kinds);
      entry.monitor.resume();
    } else {
      entry.monitor = new SeriesMonitor(series, settings, entry.kinds);
    }
    return entry;
  }

  private void choose(Entry entry, String series, String type) {
    SeriesKinds chosen = kinds.of(series, type);
    if (!chosen.equals(entry.kinds)) {
      entry.monitor = again(series, bytes(entry.monitor), chosen);
    }
    entry.type = type;
    entry.from = kinds;
    entry.kinds = chosen;
  }

  private SeriesMonitor again(String series, byte[] state, SeriesKinds chosen) {
    try {
      return SeriesMonitor.read(
          new DataInputStream(new ByteArrayInputStream(state)), series, settings, chosen);
    } catch (IOException e) {
      memory.refused(series, state, e);
    } catch (RuntimeException e) {
      // A detector of others, or damage that no checksum shows.
      memory.refused(series, state, new StateException(e.toString()));
    }
    return new SeriesMonitor(series, settings, chosen);
  }

  /**
   * The time of the newest reading of a series, but never going back: when its sensor's clock is
   * set, whole weeks are added or taken.
   *
   * @throws IllegalArgumentException if the series is not held
   */
  public long steadyMillis(String series) {
    Entry entry = entries.get(series);
    if (entry == null) {
      throw new IllegalArgumentException("there is no such series");
    }
    return entry.monitor.steadyMillis();
  }

  /** How many series are held. */
  public int size() {
    return entries.size();
  }

  @Override
  public List<String> changed() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().changed)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Optional<byte[]> write(String series) {
    Entry entry = entries.get(series);
    if (entry == null) {
      return Optional.empty();
    }
    entry.changed = false;
    return Optional.of(bytes(entry.monitor));
  }

  @Override
  public void writeAgain(String series) {
    Entry entry = entries.get(series);
    if (entry != null) {
      entry.changed = true;
    }
  }

  private static byte[] bytes(SeriesMonitor monitor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      monitor.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a series could not be written to memory", e);
    }
    return bytes.toByteArray();
  }
}
