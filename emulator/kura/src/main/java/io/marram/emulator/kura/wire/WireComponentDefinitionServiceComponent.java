package io.marram.emulator.kura.wire;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Tells what a page or tool must know to offer the installed kinds of wire components. */
@Component(
    name = "org.eclipse.kura.wire.WireComponentDefinitionService",
    service = WireComponentDefinitionService.class)
public final class WireComponentDefinitionServiceComponent
    implements WireComponentDefinitionService {
  private final WireComponentKinds kinds;
  private final ConfigurationService configurations;

  @Activate
  public WireComponentDefinitionServiceComponent(
      @Reference(name = "WireComponentKinds") WireComponentKinds kinds,
      @Reference(name = "ConfigurationService") ConfigurationService configurations) {
    this.kinds = kinds;
    this.configurations = configurations;
  }

  @Override
  public List<WireComponentDefinition> getComponentDefinitions() throws KuraException {
    List<WireComponentDefinition> definitions = new ArrayList<>();
    for (ComponentDescriptionDTO kind : kinds.all()) {
      WireComponentDefinition definition = DeclaredPorts.of(kind);
      definition.setComponentOCD(configurations.getDefaultComponentConfiguration(kind.name));
      definitions.add(definition);
    }
    return definitions;
  }
}
