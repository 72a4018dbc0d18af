package io.marram.anomaly.health;

import io.marram.contract.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the gateway says of itself as a sensor would.
 *
 * @param sensorId such as {@code gateway-cpu} or {@code stage-anomaly-p99}
 * @param type what is measured
 * @param unit of the value; may be empty
 */
public record HealthReading(String sensorId, String type, String unit, double value) {

  private static final double TENTHS = 10;

  /** What is known of the machine and the stages. */
  public static List<HealthReading> of(BoardState board, List<StageReport> stages) {
    List<HealthReading> readings = new ArrayList<>();
    add(readings, "gateway-cpu", "cpu", "%", board.cpuPercent());
    add(readings, "gateway-memory", "memory", "%", board.memoryPercent());
    add(readings, "gateway-heap", "heap", "%", board.heapPercent());
    add(readings, "gateway-disk", "disk", "MB", real(board.diskFreeMb()));
    // not just temperature: limits for rooms must not meet the board
    add(readings, "gateway-temperature", "board-temperature", "°C", board.temperatureCelsius());
    for (StageReport stage : stages) {
      String name = "stage-" + stage.stage();
      readings.add(new HealthReading(name + "-p99", "latency", "ms", stage.p99Millis()));
      if (stage.queueDepth() >= 0) {
        readings.add(new HealthReading(name + "-queue", "queue", "", stage.queueDepth()));
      }
    }
    return readings;
  }

  /** More is noise, and stands in the words of alerts. */
  private static double tenths(double value) {
    return Math.round(value * TENTHS) / TENTHS;
  }

  private static OptionalDouble real(OptionalLong whole) {
    return whole.isPresent() ? OptionalDouble.of(whole.getAsLong()) : OptionalDouble.empty();
  }

  private static void add(
      List<HealthReading> readings, String id, String type, String unit, OptionalDouble value) {
    value.ifPresent(known -> readings.add(new HealthReading(id, type, unit, tenths(known))));
  }
}
