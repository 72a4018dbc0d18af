package io.marram.emulator.rawmqtt.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = RawMqttPublisher.PID,
    name = "CloudPublisher",
    description = "Publishes the bodies of an application's messages on one topic.")
@interface RawMqttPublisherConfig {

  @AttributeDefinition(
      name = "Topic",
      description = "Where to publish. May contain #account-name and #client-id.")
  String topic() default "";

  @AttributeDefinition(
      name = "Qos",
      description = "Quality of service: at most once (0), at least once (1), exactly once (2).",
      options = {
        @Option(label = "0", value = "0"),
        @Option(label = "1", value = "1"),
        @Option(label = "2", value = "2")
      })
  int qos() default 0;

  @AttributeDefinition(
      name = "Retain",
      description = "Whether the broker keeps the last message for later subscribers.")
  boolean retain() default false;

  @AttributeDefinition(
      name = "Priority",
      description = "0 is the most urgent. From 5 on, the data service limits the rate.",
      min = "0")
  int priority() default 7;
}
