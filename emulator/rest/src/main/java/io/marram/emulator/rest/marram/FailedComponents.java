package io.marram.emulator.rest.marram;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.rest.services.ComponentDescriptions;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The components that do not run, and what they lack. */
final class FailedComponents {
  private final ComponentDescriptions descriptions;

  FailedComponents(ComponentDescriptions descriptions) {
    this.descriptions = descriptions;
  }

  JsonArray describe() {
    JsonArray components = new JsonArray();
    descriptions
        .runtime()
        .ifPresent(
            runtime -> {
              for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
                addFailed(components, description, runtime);
              }
            });
    return components;
  }

  private static void addFailed(
      JsonArray components, ComponentDescriptionDTO description, ServiceComponentRuntime runtime) {
    for (ComponentConfigurationDTO component : runtime.getComponentConfigurationDTOs(description)) {
      if (component.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
        components.add(describe(component, "UNSATISFIED", missing(component)));
      } else if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
        components.add(describe(component, "FAILED", firstLine(component.failure)));
      }
    }
  }

  private static JsonObject describe(
      ComponentConfigurationDTO component, String state, String failure) {
    Object pid = component.properties.get("kura.service.pid");
    return new JsonObject()
        .add("name", component.description.name)
        .add("pid", pid == null ? component.description.name : pid.toString())
        .add("state", state)
        .add("failure", failure);
  }

  private static String missing(ComponentConfigurationDTO component) {
    return Arrays.stream(component.unsatisfiedReferences)
        .map(
            reference ->
                reference.target == null
                    ? reference.name
                    : reference.name + " with " + reference.target)
        .sorted()
        .collect(Collectors.joining(", ", "waits for ", ""));
  }

  /** The rest is a stack trace. */
  private static String firstLine(String failure) {
    return failure == null ? "" : failure.lines().findFirst().orElse("");
  }
}
