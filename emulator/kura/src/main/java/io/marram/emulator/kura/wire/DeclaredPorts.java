package io.marram.emulator.kura.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how many ports a kind of wire component has, and their names, from its description. */
final class DeclaredPorts {
  private static final Logger logger = LoggerFactory.getLogger(DeclaredPorts.class);
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  /** Names that Kura gives to ports itself. */
  private static final Pattern DEFAULT_NAME = Pattern.compile("(in|out)\\d+");

  private final ComponentDescriptionDTO kind;

  private DeclaredPorts(ComponentDescriptionDTO kind) {
    this.kind = kind;
  }

  /** Ports without attributes: one for an emitter's output, one for a receiver's input. */
  static WireComponentDefinition of(ComponentDescriptionDTO kind) {
    DeclaredPorts declared = new DeclaredPorts(kind);
    WireComponentDefinition definition = new WireComponentDefinition();
    definition.setFactoryPid(kind.name);
    if (kind.properties.get("input.cardinality.minimum") == null) {
      declared.countByService(definition);
    } else {
      declared.countByProperties(definition);
    }
    return definition;
  }

  private void countByService(WireComponentDefinition definition) {
    List<String> services = Arrays.asList(kind.serviceInterfaces);
    int inputs = services.contains(WireReceiver.class.getName()) ? 1 : 0;
    definition.setMinInputPorts(inputs);
    definition.setMaxInputPorts(inputs);
    definition.setDefaultInputPorts(inputs);
    int outputs = services.contains(WireEmitter.class.getName()) ? 1 : 0;
    definition.setMinOutputPorts(outputs);
    definition.setMaxOutputPorts(outputs);
    definition.setDefaultOutputPorts(outputs);
  }

  private void countByProperties(WireComponentDefinition definition) {
    definition.setMinInputPorts(count(INPUT, "minimum"));
    definition.setMaxInputPorts(count(INPUT, "maximum"));
    definition.setDefaultInputPorts(count(INPUT, "default"));
    definition.setMinOutputPorts(count(OUTPUT, "minimum"));
    definition.setMaxOutputPorts(count(OUTPUT, "maximum"));
    definition.setDefaultOutputPorts(count(OUTPUT, "default"));
    definition.setInputPortNames(names(INPUT, definition.getMaxInputPorts()));
    definition.setOutputPortNames(names(OUTPUT, definition.getMaxOutputPorts()));
  }

  /** Kura fails for all kinds when one of them lacks a count; here that one has no such ports. */
  private int count(String side, String bound) {
    String name = side + ".cardinality." + bound;
    if (kind.properties.get(name) instanceof Integer count) {
      return count;
    }
    logger.warn("event=ports.undeclared factory={} property={} type=Integer", kind.name, name);
    return 0;
  }

  /** The declared {@code number=name}; null when nothing is declared, as in Kura. */
  private Map<Integer, String> names(String side, int portCount) {
    Object declared = kind.properties.get(side + ".port.names");
    if (declared == null || portCount <= 0) {
      return null;
    }
    String[] entries =
        declared instanceof String[] several ? several : declared.toString().split("\\R");
    Map<Integer, String> names = new HashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      String number = equals < 0 ? entry : entry.substring(0, equals).trim();
      String name = equals < 0 ? "" : entry.substring(equals + 1).trim();
      if (isPort(number, portCount) && !name.isEmpty() && !DEFAULT_NAME.matcher(name).matches()) {
        names.put(Integer.valueOf(number), name);
      } else {
        logger.warn(
            "event=port.name.ignored factory={} side={} entry=\"{}\"", kind.name, side, entry);
      }
    }
    return names;
  }

  private static boolean isPort(String number, int portCount) {
    return number.matches("\\d{1,9}") && Integer.parseInt(number) < portCount;
  }
}
