package io.marram.emulator.cli.pipeline;

import io.marram.simulator.SensorSettings;
import java.util.List;

/**
 * What a configuration file asks a pipeline to be.
 *
 * @param host of the MQTT broker
 * @param port of the MQTT broker, 1 to 65535
 * @param windowReadings over how many readings features are computed
 * @param maxInferenceMillis what judging a reading may take
 * @param maxModelMegabytes what the learned state may take on disk
 * @param sensors to be simulated; none if the file switches that off
 * @param notes what of the file has no effect here, and why, a line each
 */
public record PipelineConfig(
    String host,
    int port,
    int windowReadings,
    double maxInferenceMillis,
    double maxModelMegabytes,
    List<SensorSettings> sensors,
    List<String> notes) {

  public PipelineConfig {
    sensors = List.copyOf(sensors);
    notes = List.copyOf(notes);
  }

  /** Readings a second of all simulated sensors together. */
  public double samplingRate() {
    return sensors.stream().mapToDouble(SensorSettings::samplingRate).sum();
  }
}
