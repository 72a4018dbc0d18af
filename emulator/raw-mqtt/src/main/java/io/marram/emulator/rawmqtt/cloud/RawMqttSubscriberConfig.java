package io.marram.emulator.rawmqtt.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = RawMqttSubscriber.PID,
    name = "RawMqttSubscriber",
    description = "Hands the messages of the topics that match one filter to applications.")
@interface RawMqttSubscriberConfig {

  @AttributeDefinition(
      name = "Topic Filter",
      description = "What to subscribe to, for example foo/bar/baz, foo/+/bar or foo/#.")
  String topic_filter() default "";

  @AttributeDefinition(
      name = "Qos",
      description = "Quality of service: at most once (0), at least once (1), exactly once (2).",
      options = {
        @Option(label = "0", value = "0"),
        @Option(label = "1", value = "1"),
        @Option(label = "2", value = "2")
      })
  int qos() default 0;
}
