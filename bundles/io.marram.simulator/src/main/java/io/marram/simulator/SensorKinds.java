package io.marram.simulator;

import io.marram.simulator.kind.Environment;
import io.marram.simulator.kind.SensorKind;
import io.marram.simulator.kind.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which kind of sensor a type is: the simulator's own kinds and those that others add. */
public final class SensorKinds {

  private static final Shape SILENT = epochNanos -> Double.NaN;

  private final Map<String, SensorKind> byType = new HashMap<>();
  private final Collection<String> absent;

  /** The simulator's own kinds alone. */
  public SensorKinds() {
    this(List.of(), List.of());
  }

  /**
   * @param added kinds of others, the ones that count first; they go before the simulator's own
   * @param absent types whose kind was there and will come back: their sensors are silent
   */
  public SensorKinds(List<SensorKind> added, Collection<String> absent) {
    added.forEach(this::put);
    StandardKinds.all().forEach(this::put);
    this.absent = absent.stream().map(SensorKinds::normal).toList();
    this.absent.forEach(byType::remove);
  }

  private void put(SensorKind kind) {
    kind.types().forEach(type -> byType.putIfAbsent(normal(type), kind));
  }

  private static String normal(String type) {
    return type.trim().toLowerCase(Locale.ROOT);
  }

  /** Whether there is a kind of this type; a sensor of another type is generic. */
  public boolean knows(String type) {
    return byType.containsKey(normal(type)) || absent.contains(normal(type));
  }

  Shape shape(String type, Environment environment) {
    if (absent.contains(type)) {
      return SILENT;
    }
    SensorKind kind = byType.get(type);
    return kind == null ? StandardKinds.generic(environment) : kind.shape(environment);
  }
}
