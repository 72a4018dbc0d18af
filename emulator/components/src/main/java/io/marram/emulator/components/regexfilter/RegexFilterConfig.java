package io.marram.emulator.components.regexfilter;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = RegexFilterComponent.PID,
    name = "Regex Filter",
    description = "Passes records on with only some of their properties, chosen by name.")
@interface RegexFilterConfig {

  @AttributeDefinition(
      name = "regex.filter",
      description =
          "Regular expression that a property's whole name has to match. Empty to pass everything.",
      required = false)
  String regex_filter() default "";

  @AttributeDefinition(
      name = "filter.type",
      description = "RETAIN to keep the properties that match, REMOVE to keep the others.",
      required = false,
      options = {@Option(label = "RETAIN", value = "1"), @Option(label = "REMOVE", value = "2")})
  int filter_type() default 1;
}
