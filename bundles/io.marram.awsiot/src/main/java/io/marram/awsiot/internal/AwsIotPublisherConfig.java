package io.marram.awsiot.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = AwsIotPublisher.PID,
    name = "AWS IoT publisher",
    description = "Puts an application's messages into the endpoint's outbox.")
@interface AwsIotPublisherConfig {

  @AttributeDefinition(
      name = "Messages",
      description =
          "What the messages are: readings of sensors, which travel alone or in batches on topics of"
              + " their own; metrics, sent as a JSON object; or bodies, sent as they are.",
      options = {
        @Option(label = "readings of sensors", value = "readings"),
        @Option(label = "metrics as JSON", value = "json"),
        @Option(label = "bodies", value = "body")
      })
  String message_kind() default "readings";

  @AttributeDefinition(
      name = "Topic",
      description =
          "Where JSON and bodies are published; of no use for readings. $name stands for the metric"
              + " of this name.",
      required = false)
  String topic() default "";

  @AttributeDefinition(
      name = "Stream",
      description =
          "Messages of one stream arrive in order. A name of letters, digits, _ and -; the same"
              + " name in several publishers is the same stream. If empty, readings.",
      required = false)
  String stream() default "readings";

  @AttributeDefinition(
      name = "Lane",
      description =
          "What goes first, and what is given up last when the disk budget is used up: alerts, then"
              + " events, then readings.",
      options = {
        @Option(label = "alerts", value = "alerts"),
        @Option(label = "events", value = "events"),
        @Option(label = "readings", value = "readings")
      })
  String lane() default "readings";

  @AttributeDefinition(
      name = "Quality of service",
      description = "Of JSON and bodies: at most once (0) or at least once (1).",
      options = {@Option(label = "0", value = "0"), @Option(label = "1", value = "1")})
  int qos() default 1;

  @AttributeDefinition(
      name = "Retain",
      description =
          "Whether the broker keeps the last message of each topic for later subscribers.")
  boolean retain() default false;

  @AttributeDefinition(
      name = "Single readings per second",
      description =
          "How many readings a second are sent each as a message of its own. When more are waiting,"
              + " they go in batches.",
      min = "0",
      max = "100")
  int singles_per_second() default 20;
}
