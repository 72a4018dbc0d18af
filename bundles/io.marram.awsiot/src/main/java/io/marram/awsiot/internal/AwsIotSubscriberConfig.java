package io.marram.awsiot.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = AwsIotSubscriber.PID,
    name = "AWS IoT subscriber",
    description = "Hands the messages of the topics that match one filter to applications.")
@interface AwsIotSubscriberConfig {

  @AttributeDefinition(
      name = "Topic filter",
      description = "What to subscribe to, for example commands/+ or commands/#.",
      required = false)
  String topic_filter() default "";

  @AttributeDefinition(
      name = "Quality of service",
      description = "At most once (0) or at least once (1).",
      options = {@Option(label = "0", value = "0"), @Option(label = "1", value = "1")})
  int qos() default 1;
}
