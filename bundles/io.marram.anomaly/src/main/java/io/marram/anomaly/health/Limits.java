package io.marram.anomaly.health;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Limits that readings are compared with. It remembers only sensors that are beyond one. One thread
 * at a time.
 */
public final class Limits {

  /** So many sensors beyond a limit are remembered; those not heard of for longest leave. */
  static final int MOST_REMEMBERED = 100_000;

  private final int count;
  private final Map<String, List<Limit>> bySubject = new HashMap<>();
  private final Map<Key, Excess> excesses;

  private Limits(List<Limit> limits, int mostRemembered) {
    count = limits.size();
    for (Limit limit : limits) {
      bySubject.merge(
          limit.subject(),
          List.of(limit),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    excesses =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Excess> eldest) {
            return size() > mostRemembered;
          }
        };
  }

  /**
   * Reads limits, a line each; empty lines and comments after {@code #} do not count:
   *
   * <pre>
   * sensor-or-type &gt; number [for seconds] [clear number] [as name]
   * sensor-or-type low..high [for seconds] [as name]
   * </pre>
   *
   * @throws IllegalArgumentException if a line cannot be read, or contradicts itself or another;
   *     says which and why
   */
  public static Limits read(String text) {
    return read(text, MOST_REMEMBERED);
  }

  static Limits read(String text, int mostRemembered) {
    return new Limits(LimitText.read(text), mostRemembered);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** How many sensors are remembered, counted once for each limit. */
  int remembered() {
    return excesses.size();
  }

  /** Whether a limit names the sensor or its type. */
  public boolean concern(String sensorId, String type) {
    return bySubject.containsKey(sensorId) || bySubject.containsKey(type);
  }

  /**
   * Compares a reading with the limits that name its sensor or its type.
   *
   * @param unit of the value, for the reason; may be empty
   * @param value a value that is not finite is said to be invalid, and changes nothing
   * @param timeMillis when it was measured, epoch milliseconds
   * @return one verdict for each of these limits
   */
  public List<LimitVerdict> judge(
      String sensorId, String type, String unit, double value, long timeMillis) {
    List<Limit> named = bySubject.getOrDefault(sensorId, List.of());
    List<Limit> typed = sensorId.equals(type) ? List.of() : bySubject.getOrDefault(type, List.of());
    return Stream.concat(named.stream(), typed.stream())
        .map(limit -> judge(limit, sensorId, unit, value, timeMillis))
        .toList();
  }

  private LimitVerdict judge(
      Limit limit, String sensorId, String unit, double value, long timeMillis) {
    if (!Double.isFinite(value)) {
      return new LimitVerdict(
          limit.name(), false, false, false, OptionalDouble.empty(), "the reading has no value");
    }
    Key key = new Key(limit.name(), sensorId);
    Excess before = excesses.get(key);
    boolean raised = before != null && before.raised();
    Optional<Bound> bound = limit.exceeded(value, raised);
    if (bound.isEmpty()) {
      excesses.remove(key);
      return new LimitVerdict(limit.name(), true, false, raised, OptionalDouble.empty(), "");
    }
    // a clock that was set back begins the time anew
    long since = before == null ? timeMillis : Math.min(before.sinceMillis(), timeMillis);
    boolean beyond = raised || timeMillis - since >= limit.lastingMillis();
    excesses.put(key, new Excess(since, beyond));
    return new LimitVerdict(
        limit.name(),
        true,
        beyond,
        beyond != raised,
        beyond ? OptionalDouble.of(bound.get().threshold()) : OptionalDouble.empty(),
        beyond ? bound.get().reason(value, unit) : "");
  }

  private record Key(String rule, String sensorId) {}

  /** That a sensor's values are beyond a limit. */
  private record Excess(long sinceMillis, boolean raised) {}
}
