package io.marram.emulator.cli.sensing;

import io.marram.contract.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest of every sensor, as readings come in. Any thread may use it. */
public final class SensorBoard {

  /** More sensors than this nobody looks at; the first ones stay. */
  static final int MOST_SENSORS = 10_000;

  private static final int VALUES = 16;
  private static final int RATE_SECONDS = 10;

  private final Map<Key, Sensor> sensors = new TreeMap<>();

  /**
   * Takes a reading that has just come.
   *
   * @param gateway empty if the reading names none
   * @param nowNanos a clock that is never set
   */
  public void take(String gateway, Reading reading, long nowNanos) {
    add(gateway, reading, nowNanos, true);
  }

  /** Takes a reading that came earlier, which says nothing of how often readings come. */
  public void remember(String gateway, Reading reading) {
    add(gateway, reading, 0, false);
  }

  private synchronized void add(String gateway, Reading reading, long nowNanos, boolean live) {
    Key key = new Key(gateway, reading.sensorId());
    Sensor sensor = sensors.get(key);
    if (sensor == null) {
      if (sensors.size() == MOST_SENSORS) {
        return;
      }
      sensor = new Sensor(reading);
      sensors.put(key, sensor);
    }
    sensor.add(reading, live, nowNanos);
  }

  /** All sensors, by gateway and name. */
  public synchronized List<SensorState> states(long nowNanos) {
    List<SensorState> states = new ArrayList<>();
    sensors.forEach((key, sensor) -> states.add(sensor.state(key.gateway, nowNanos)));
    return states;
  }

  private record Key(String gateway, String sensorId) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byGateway = gateway.compareTo(other.gateway);
      return byGateway != 0 ? byGateway : sensorId.compareTo(other.sensorId);
    }
  }

  private static final class Sensor {

    private final Deque<Double> values = new ArrayDeque<>();
    private final ArrivalRate rate = new ArrivalRate(RATE_SECONDS);
    private Reading latest;

    Sensor(Reading first) {
      latest = first;
    }

    void add(Reading reading, boolean live, long nowNanos) {
      if (reading.timestamp() >= latest.timestamp()) {
        latest = reading;
      }
      if (values.size() == VALUES) {
        values.removeFirst();
      }
      values.addLast(reading.value());
      if (live) {
        rate.count(nowNanos);
      }
    }

    SensorState state(String gateway, long nowNanos) {
      return new SensorState(gateway, latest, rate.perSecond(nowNanos), Sparkline.of(values));
    }
  }
}
