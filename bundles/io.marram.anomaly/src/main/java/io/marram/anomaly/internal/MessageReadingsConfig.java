package io.marram.anomaly.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = MessageReadings.PID,
    name = "Readings from messages",
    description =
        "Emits the readings of messages that a Subscriber hears on sensors/+/data or"
            + " gateways/+/readings, so that sensors of other programs are treated as the gateway's"
            + " own. What is no message of readings is counted and left out.")
@interface MessageReadingsConfig {

  @AttributeDefinition(
      name = "Body property",
      description =
          "Name of the property, of type STRING or BYTE_ARRAY, that holds the message: the one that"
              + " the Subscriber sets from the message's body.")
  String body_property() default "body";
}
