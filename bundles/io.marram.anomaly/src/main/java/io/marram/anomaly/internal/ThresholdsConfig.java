package io.marram.anomaly.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = Thresholds.PID,
    name = "Thresholds",
    description =
        "Compares readings with limits. Passes on only readings that a limit names, each with what"
            + " the limit says of it.")
@interface ThresholdsConfig {

  @AttributeDefinition(
      name = "Limits",
      description =
          "A line for each limit: the id or the type of sensors, then > >= < or <= and a number, or"
              + " low..high. May be followed by: for SECONDS (it must last that long), clear NUMBER"
              + " (what it must come back to), as NAME. Comments begin with #.|TextArea",
      required = false)
  String limits() default "";

  @AttributeDefinition(
      name = "Emit",
      description =
          "A verdict for every reading that a limit names, or only for those beyond it, and for the"
              + " reading after one.",
      options = {
        @Option(label = "All", value = "all"),
        @Option(label = "Changes", value = "changes")
      })
  String emit() default "all";
}
