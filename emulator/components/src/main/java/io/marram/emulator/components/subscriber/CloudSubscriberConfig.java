package io.marram.emulator.components.subscriber;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = CloudSubscriberComponent.PID,
    name = "Subscriber",
    description = "Emits a record for every message that comes over a cloud connection.")
@interface CloudSubscriberConfig {

  @AttributeDefinition(
      name = "CloudSubscriber Target Filter",
      description = "OSGi filter that selects the subscriber of a cloud connection.")
  String CloudSubscriber_target() default "(kura.service.pid=changeme)";

  @AttributeDefinition(
      name = "Set property from message body",
      description = "Name of the property that takes the message's body. Empty to ignore it.",
      required = false)
  String set_property_from_body() default "";

  @AttributeDefinition(
      name = "Body property type",
      description = "Type of that property; text is read as UTF-8.",
      options = {
        @Option(label = "STRING", value = "STRING"),
        @Option(label = "BYTE_ARRAY", value = "BYTE_ARRAY")
      })
  String body_property_type() default "BYTE_ARRAY";
}
