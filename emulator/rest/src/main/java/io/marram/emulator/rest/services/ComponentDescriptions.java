package io.marram.emulator.rest.services;

import io.marram.emulator.rest.services.GatewayServices.Registered;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** What the installed components declare to provide and to need. */
public final class ComponentDescriptions {
  private static final String KURA_PID = "kura.service.pid";
  private static final String FACTORY_PID = "service.factoryPid";

  private final GatewayServices services;

  public ComponentDescriptions(GatewayServices services) {
    this.services = services;
  }

  /** Empty while the runtime of Declarative Services is missing. */
  public Optional<ServiceComponentRuntime> runtime() {
    return services.find(ServiceComponentRuntime.class);
  }

  public Collection<ComponentDescriptionDTO> all() {
    return services.require(ServiceComponentRuntime.class).getComponentDescriptionDTOs();
  }

  /** A component's name is in Kura its pid or factory pid. */
  private Optional<ComponentDescriptionDTO> named(String name) {
    return all().stream().filter(description -> name.equals(description.name)).findAny();
  }

  /** The component that a pid or factory pid belongs to. */
  public Optional<ComponentDescriptionDTO> of(String pid) {
    return named(componentName(pid));
  }

  /** Whether the factory's instances provide one of the services. */
  public boolean provides(String factoryPid, Set<String> interfaces) {
    return named(factoryPid).stream()
        .flatMap(description -> Arrays.stream(description.serviceInterfaces))
        .anyMatch(interfaces::contains);
  }

  /**
   * The pids of the services that a reference could be bound to.
   *
   * @param pid of a component, of an instance of a factory, or of the factory
   * @return empty when there is no such component or reference
   */
  public Optional<Set<String>> targets(String pid, String reference) {
    return of(pid).stream()
        .flatMap(description -> Arrays.stream(description.references))
        .filter(declared -> reference.equals(declared.name))
        .findAny()
        .map(this::providers);
  }

  /** The pids among registered services. */
  public static Set<String> pids(List<Registered> services) {
    return services.stream()
        .flatMap(service -> service.text(KURA_PID).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The registered services of that pid. */
  public List<Registered> withPid(String pid) {
    return services.registered("(" + KURA_PID + "=" + escaped(pid) + ")");
  }

  /** A text as it must be written in a filter. */
  public static String escaped(String value) {
    return value.replaceAll("[\\\\*()]", "\\\\$0");
  }

  private Set<String> providers(ReferenceDTO reference) {
    return pids(
        services.registered(
            "(" + Constants.OBJECTCLASS + "=" + escaped(reference.interfaceName) + ")"));
  }

  private String componentName(String pid) {
    return withPid(pid).stream()
        .flatMap(service -> service.text(FACTORY_PID).stream())
        .findAny()
        .orElse(pid);
  }
}
