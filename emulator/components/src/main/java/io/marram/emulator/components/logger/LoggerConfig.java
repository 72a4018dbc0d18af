package io.marram.emulator.components.logger;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = LoggerComponent.PID,
    name = "Logger",
    description = "Writes to the gateway's log what it receives.")
@interface LoggerConfig {

  @AttributeDefinition(
      name = "log.verbosity",
      description = "QUIET for a line per envelope, VERBOSE for the values of its records too.",
      options = {
        @Option(label = "VERBOSE", value = "VERBOSE"),
        @Option(label = "QUIET", value = "QUIET")
      })
  String log_verbosity() default "QUIET";
}
