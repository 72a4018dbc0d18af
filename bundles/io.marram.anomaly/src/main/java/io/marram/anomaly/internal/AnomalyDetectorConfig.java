package io.marram.anomaly.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = AnomalyDetector.PID,
    name = "Anomaly detector",
    description =
        "Says of each reading whether it is strange, how strange and why. It learns each sensor"
            + " while it runs, and goes on where it was after a restart.")
@interface AnomalyDetectorConfig {

  @AttributeDefinition(
      name = "Window (readings)",
      description =
          "Over how many readings features such as mean and slope are computed. Another number"
              + " makes every sensor be learned anew.",
      min = "10",
      max = "10000")
  int window_readings() default 100;

  @AttributeDefinition(
      name = "False alarms per day",
      description =
          "How many alarms a day are acceptable for one sensor while nothing is strange. Fewer"
              + " means that more is missed.",
      min = "0",
      max = "1000")
  double false_alarms_per_day() default 0.2;

  @AttributeDefinition(
      name = "Groups",
      description =
          "A line for each group of sensors that belong together: name: sensor, sensor, ... Lines"
              + " that begin with # are comments.|TextArea",
      required = false)
  String groups() default "";

  @AttributeDefinition(
      name = "Detectors",
      description =
          "Names of detectors, separated by commas. If empty: the standard ones, and those that"
              + " other bundles add.",
      required = false)
  String detectors() default "";

  @AttributeDefinition(
      name = "Most series",
      description =
          "How many sensors are remembered, in memory and on disk. When there are more, the one"
              + " without a reading for longest is forgotten.",
      min = "1",
      max = "100000")
  int series_maximum() default 1000;

  @AttributeDefinition(
      name = "Emit",
      description =
          "A verdict for every reading, or only for anomalies, for the reading after one, and when"
              + " the state changes.",
      options = {
        @Option(label = "All", value = "all"),
        @Option(label = "Changes", value = "changes")
      })
  String emit() default "all";

  @AttributeDefinition(
      name = "Save every (seconds)",
      description =
          "How often what was learned is written to the disk. It is also written when the"
              + " component ends.",
      min = "1",
      max = "86400")
  int save_seconds() default 300;

  @AttributeDefinition(
      name = "Seed",
      description = "Any number. The same seed and readings give the same verdicts.")
  long seed() default 1;
}
