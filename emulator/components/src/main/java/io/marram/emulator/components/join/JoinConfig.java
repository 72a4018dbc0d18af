package io.marram.emulator.components.join;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = JoinComponent.PID,
    name = "Join",
    description =
        "Makes one envelope of what arrives at its ports. Where records of both have a property of"
            + " the same name, the value of the second port is taken.")
@interface JoinConfig {

  @AttributeDefinition(
      name = "barrier",
      description =
          "True to wait until both ports have a new envelope, false to emit at every envelope with"
              + " the last one of the other port.")
  boolean barrier() default true;
}
