package io.marram.emulator.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.osgi.util.promise.Promise;

/** Components that tests declare. */
public final class FakeRuntime implements ServiceComponentRuntime {
  private final List<ComponentDescriptionDTO> descriptions = new ArrayList<>();
  private final List<ComponentConfigurationDTO> configurations = new ArrayList<>();

  public ComponentDescriptionDTO declare(
      String name, Map<String, Object> properties, Class<?>... interfaces) {
    ComponentDescriptionDTO description = new ComponentDescriptionDTO();
    description.name = name;
    description.properties = new HashMap<>(properties);
    description.references = new ReferenceDTO[0];
    description.serviceInterfaces = new String[interfaces.length];
    for (int i = 0; i < interfaces.length; i++) {
      description.serviceInterfaces[i] = interfaces[i].getName();
    }
    description.bundle = new BundleDTO();
    description.bundle.id = 7;
    descriptions.add(description);
    return description;
  }

  public static void reference(ComponentDescriptionDTO description, String name, Class<?> type) {
    ReferenceDTO reference = new ReferenceDTO();
    reference.name = name;
    reference.interfaceName = type.getName();
    description.references = new ReferenceDTO[] {reference};
  }

  public void unsatisfied(ComponentDescriptionDTO description, String reference, String target) {
    UnsatisfiedReferenceDTO missing = new UnsatisfiedReferenceDTO();
    missing.name = reference;
    missing.target = target;
    configure(description, ComponentConfigurationDTO.UNSATISFIED_REFERENCE).unsatisfiedReferences =
        new UnsatisfiedReferenceDTO[] {missing};
  }

  public void failed(ComponentDescriptionDTO description, String failure) {
    configure(description, ComponentConfigurationDTO.FAILED_ACTIVATION).failure = failure;
  }

  public void active(ComponentDescriptionDTO description) {
    configure(description, ComponentConfigurationDTO.ACTIVE);
  }

  private ComponentConfigurationDTO configure(ComponentDescriptionDTO description, int state) {
    ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
    configuration.description = description;
    configuration.properties = Map.of("kura.service.pid", description.name + "-1");
    configuration.state = state;
    configurations.add(configuration);
    return configuration;
  }

  @Override
  public Collection<ComponentDescriptionDTO> getComponentDescriptionDTOs(Bundle... bundles) {
    return descriptions;
  }

  @Override
  public ComponentDescriptionDTO getComponentDescriptionDTO(Bundle bundle, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<ComponentConfigurationDTO> getComponentConfigurationDTOs(
      ComponentDescriptionDTO description) {
    return configurations.stream()
        .filter(configuration -> configuration.description == description)
        .toList();
  }

  @Override
  public boolean isComponentEnabled(ComponentDescriptionDTO description) {
    return true;
  }

  @Override
  public Promise<Void> enableComponent(ComponentDescriptionDTO description) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Promise<Void> disableComponent(ComponentDescriptionDTO description) {
    throw new UnsupportedOperationException();
  }
}
