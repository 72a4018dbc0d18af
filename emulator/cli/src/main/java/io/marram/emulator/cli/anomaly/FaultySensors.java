package io.marram.emulator.cli.anomaly;

import io.marram.simulator.FaultKind;
import io.marram.simulator.FaultSettings;
import io.marram.simulator.SensorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The simulated sensors that faults are looked for in: a reading a minute. */
final class FaultySensors {

  private static final double SAMPLING_RATE = 1 / 60.0;

  /** One sensor of each kind that the simulator knows. */
  private static final List<SensorSettings> HEALTHY =
      List.of(
          sensor("temperature", "°C", 15, 35),
          sensor("humidity", "%", 20, 80),
          sensor("pressure", "hPa", 970, 1050),
          sensor("vibration", "mm/s", 0, 10),
          sensor("light", "lx", 0, 1000),
          sensor("co2", "ppm", 400, 2000),
          sensor("power", "kW", 0, 50),
          sensor("moisture", "%", 10, 60),
          sensor("generic", "", 0, 100));

  private FaultySensors() {}

  private static FaultSettings fault(FaultKind kind, Duration every) {
    return switch (kind) {
      case SPIKE -> new FaultSettings(kind, every, Duration.ZERO, 0.5);
      case DRIFT -> new FaultSettings(kind, every, Duration.ofHours(2), 0.3);
      case STUCK -> new FaultSettings(kind, every, Duration.ofHours(2), 0);
      case DROP_OUT -> new FaultSettings(kind, every, Duration.ofMinutes(30), 0);
      case NOISE -> new FaultSettings(kind, every, Duration.ofHours(1), 0.1);
    };
  }

  /**
   * Every sensor, all with this one kind of fault, or with none.
   *
   * @param every once in this time
   */
  static List<SensorSettings> with(Optional<FaultKind> kind, Duration every) {
    List<FaultSettings> faults = kind.map(fault -> fault(fault, every)).stream().toList();
    List<SensorSettings> sensors = new ArrayList<>();
    for (SensorSettings healthy : HEALTHY) {
      sensors.add(
          new SensorSettings(
              healthy.id(),
              healthy.type(),
              "",
              healthy.unit(),
              healthy.min(),
              healthy.max(),
              SAMPLING_RATE,
              "",
              0,
              faults));
    }
    return sensors;
  }

  private static SensorSettings sensor(String type, String unit, double min, double max) {
    return new SensorSettings(type, type, "", unit, min, max, SAMPLING_RATE, "", 0, List.of());
  }
}
