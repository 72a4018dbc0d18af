package io.marram.simulator.internal;

/** Configurations for tests. */
final class Yaml {

  /** The source project's config.yaml. */
  static final String SOURCE_PROJECT =
      """
      mqtt:
        broker_host: localhost
        broker_port: 1883

      data_processing:
        window_size: 100
        feature_window: 10

      inference:
        max_inference_time_ms: 100
        max_model_size_mb: 10

      sensors:
        simulation:
          enabled: true
          sensors:
            - id: "temp_001"
              type: "temperature"
              location: "factory_floor"
              min_val: 15.0
              max_val: 35.0
              unit: "°C"
              sampling_rate: 0.5
      """;

  /** A sensor that reads often enough for a test. */
  static final String QUICK =
      "- {id: quick, type: generic, min_val: 0, max_val: 1, sampling_rate: 200}";

  private Yaml() {}
}
