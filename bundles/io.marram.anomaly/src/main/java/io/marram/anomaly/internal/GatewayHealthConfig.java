package io.marram.anomaly.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = GatewayHealth.PID,
    name = "Gateway health",
    description =
        "Emits how the gateway does: at its first port as readings of sensors, at its second port"
            + " as the health message.")
@interface GatewayHealthConfig {

  @AttributeDefinition(
      name = "Interval (seconds)",
      description = "How often.",
      min = "1",
      max = "3600")
  int interval_seconds() default 10;

  @AttributeDefinition(
      name = "Gateway",
      description =
          "The gateway's thing name, for the message. If empty: the environment variable"
              + " IOT_THING_NAME, or Kura's device name.",
      required = false)
  String gateway() default "";
}
