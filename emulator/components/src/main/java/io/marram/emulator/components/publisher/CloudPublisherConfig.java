package io.marram.emulator.components.publisher;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = CloudPublisherComponent.PID,
    name = "Publisher",
    description = "Sends every record that it receives as a message over a cloud connection.")
@interface CloudPublisherConfig {

  @AttributeDefinition(
      name = "CloudPublisher Target Filter",
      description = "OSGi filter that selects the publisher of a cloud connection.")
  String CloudPublisher_target() default "(kura.service.pid=changeme)";

  @AttributeDefinition(
      name = "Publish Position",
      description =
          "Whether messages say where the gateway is. Without a position service, as in the"
              + " emulator, they never do.",
      options = {
        @Option(label = "None", value = "none"),
        @Option(label = "Basic", value = "basic"),
        @Option(label = "Full", value = "full")
      })
  String publish_position() default "none";

  @AttributeDefinition(
      name = "Set body from envelope property",
      description =
          "Name of the property, of type STRING or BYTE_ARRAY, that becomes the message's body."
              + " Empty for messages without body.",
      required = false)
  String set_body_from_property() default "";

  @AttributeDefinition(
      name = "Remove body envelope property from metrics",
      description = "Whether the property that becomes the body is left out of the metrics.")
  boolean remove_body_from_metrics() default false;
}
