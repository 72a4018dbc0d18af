package io.marram.anomaly.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = AlertMessages.PID,
    name = "Alert messages",
    description =
        "Makes an alert when verdicts of a sensor begin to call it strange or beyond a limit, and"
            + " another when that ends. Each is a record with the message as JSON.")
@interface AlertMessagesConfig {

  @AttributeDefinition(
      name = "Clear after (seconds)",
      description =
          "How long the detector must call a sensor normal before its alert ends. The alert of a"
              + " limit ends at once; give the limit a margin with clear.",
      min = "0",
      max = "86400")
  int clear_seconds() default 300;

  @AttributeDefinition(
      name = "Repeat after (seconds)",
      description = "At least so long between two alerts of the same sensor and rule.",
      min = "0",
      max = "86400")
  int repeat_seconds() default 60;

  @AttributeDefinition(
      name = "Remind every (seconds)",
      description = "An alert that goes on is said again after so long; 0 for never.",
      min = "0",
      max = "604800")
  int reminder_seconds() default 0;

  @AttributeDefinition(
      name = "Severity",
      description = "How serious alerts are.",
      options = {
        @Option(label = "Info", value = "info"),
        @Option(label = "Warning", value = "warning"),
        @Option(label = "Critical", value = "critical")
      })
  String severity() default "warning";

  @AttributeDefinition(
      name = "Critical rules",
      description =
          "Names of limits, or anomaly, separated by commas. Their alerts are critical whatever the"
              + " severity of the others.",
      required = false)
  String critical_rules() default "";

  @AttributeDefinition(
      name = "Most open alerts",
      description =
          "When so many alerts are open, there is no new one until one ends or was not heard of for"
              + " an hour.",
      min = "1",
      max = "100000")
  int alerts_maximum() default 1000;
}
