package io.marram.simulator.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = Simulator.PID,
    name = "Sensor simulator",
    description =
        "Emits readings of simulated sensors with a daily rhythm, noise and, if asked for, faults."
            + " The same seed and sensors read the same at the same time on every gateway.")
@interface SimulatorConfig {

  @AttributeDefinition(
      name = "Sensors",
      description =
          "YAML: a whole config.yaml, its section sensors, or the list alone. Fields of a sensor:"
              + " id, min_val and max_val, and optionally type, location, unit, sampling_rate"
              + " (readings per second), group and correlation (-1 to 1), faults (spike, drift,"
              + " stuck, drop_out and noise, each with every and lasting in seconds and size as a"
              + " share of the range).|TextArea",
      required = false)
  String sensors() default "";

  @AttributeDefinition(
      name = "Seed",
      description = "Any number. Another seed gives other values of the same character.")
  long seed() default 1;

  @AttributeDefinition(
      name = "Faults",
      description = "Whether sensors have the faults that are described with them.")
  boolean faults() default true;

  @AttributeDefinition(
      name = "Batch (milliseconds)",
      description = "How often readings are emitted; all of this time go into one envelope.",
      min = "10",
      max = "60000")
  int batch_milliseconds() default 1000;

  @AttributeDefinition(
      name = "Time zone",
      description =
          "Where it is noon at 12 o'clock, such as Europe/Vienna or UTC+2. If empty, the gateway's"
              + " own.",
      required = false)
  String time_zone() default "";

  @AttributeDefinition(
      name = "History (hours)",
      description =
          "What the sensors measured in so many hours before it starts is emitted first, as fast as"
              + " the wires take it. At each start again.",
      min = "0",
      max = "744")
  int history_hours() default 0;
}
