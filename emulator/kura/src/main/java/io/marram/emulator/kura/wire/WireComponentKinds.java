package io.marram.emulator.kura.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The kinds of wire components that the active bundles describe. */
@Component(
    name = "io.marram.emulator.kura.wire.WireComponentKinds",
    service = WireComponentKinds.class)
public final class WireComponentKinds {
  private static final Set<String> WIRE_SERVICES =
      Set.of(
          WireComponent.class.getName(), WireEmitter.class.getName(), WireReceiver.class.getName());

  private final ServiceComponentRuntime runtime;

  @Activate
  public WireComponentKinds(
      @Reference(name = "ServiceComponentRuntime") ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  /** True when components can be made of this factory now. */
  public boolean isInstalled(String factoryPid) {
    return all().stream().anyMatch(kind -> kind.name.equals(factoryPid));
  }

  /** One per name, which is the factory pid; in the order of their names. */
  List<ComponentDescriptionDTO> all() {
    Map<String, ComponentDescriptionDTO> byName =
        runtime.getComponentDescriptionDTOs().stream()
            .filter(WireComponentKinds::isWireComponent)
            .collect(
                Collectors.toMap(kind -> kind.name, Function.identity(), (first, last) -> last));
    return byName.keySet().stream().sorted().map(byName::get).toList();
  }

  private static boolean isWireComponent(ComponentDescriptionDTO description) {
    return description.serviceInterfaces != null
        && Arrays.stream(description.serviceInterfaces).anyMatch(WIRE_SERVICES::contains);
  }
}
