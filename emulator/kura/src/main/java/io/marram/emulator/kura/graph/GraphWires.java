package io.marram.emulator.kura.graph;

import io.marram.emulator.kura.wire.PluggedWires;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.service.wireadmin.WireConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wires of the graph in OSGi's WireAdmin. A wire joins two {@code service.pid}s and lasts: when
 * a component leaves and comes back under the same pid, WireAdmin connects its wires again.
 */
final class GraphWires {
  private static final Logger logger = LoggerFactory.getLogger(GraphWires.class);

  private final WireAdmin admin;
  private final PluggedWires plugged;

  GraphWires(WireAdmin admin, PluggedWires plugged) {
    this.admin = admin;
    this.plugged = plugged;
  }

  /**
   * Makes the wires that are missing, as far as their components are there.
   *
   * @param servicePids gives the {@code service.pid} of a component, if it is registered
   */
  void createMissing(
      Collection<MultiportWireConfiguration> wanted,
      Function<String, Optional<String>> servicePids) {
    for (MultiportWireConfiguration wire : wanted) {
      Optional<String> emitter = servicePids.apply(wire.getEmitterPid());
      Optional<String> receiver = servicePids.apply(wire.getReceiverPid());
      if (emitter.isPresent() && receiver.isPresent()) {
        replace(wire, emitter.get(), receiver.get());
      }
    }
  }

  /** Deletes the graph's wires that are not wanted. Wires of others are left alone. */
  void deleteOthers(Collection<MultiportWireConfiguration> wanted) {
    Set<MultiportWireConfiguration> kept = new HashSet<>(wanted);
    deleteIf(wire -> configurationOf(wire).filter(c -> !kept.contains(c)).isPresent());
  }

  void deleteAll() {
    deleteOthers(List.of());
  }

  /** The wires of the graph that carry records now. */
  Set<MultiportWireConfiguration> connected() {
    Set<MultiportWireConfiguration> connected = new HashSet<>();
    for (Wire wire : all()) {
      if (wire.isConnected() && plugged.isPlugged(wire)) {
        configurationOf(wire).ifPresent(connected::add);
      }
    }
    return connected;
  }

  private void replace(MultiportWireConfiguration wanted, String emitter, String receiver) {
    Predicate<Wire> same = wire -> configurationOf(wire).filter(wanted::equals).isPresent();
    Predicate<Wire> current =
        wire ->
            emitter.equals(wire.getProperties().get(WireConstants.WIREADMIN_PRODUCER_PID))
                && receiver.equals(wire.getProperties().get(WireConstants.WIREADMIN_CONSUMER_PID));
    // A component that was deleted and made again has a new service.pid.
    deleteIf(same.and(current.negate()));
    if (all().stream().noneMatch(same)) {
      create(wanted, emitter, receiver);
    }
  }

  private void create(MultiportWireConfiguration wanted, String emitter, String receiver) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.WIRE_EMITTER_PORT_PROP_NAME.value(), wanted.getEmitterPort());
    properties.put(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value(), wanted.getReceiverPort());
    properties.put(Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME.value(), wanted.getEmitterPid());
    properties.put(Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME.value(), wanted.getReceiverPid());
    wanted.setWire(admin.createWire(emitter, receiver, properties));
    logger.info(
        "event=wire.created emitter={} receiver={}",
        wanted.getEmitterPid(),
        wanted.getReceiverPid());
  }

  private void deleteIf(Predicate<Wire> condition) {
    for (Wire wire : all()) {
      if (condition.test(wire)) {
        admin.deleteWire(wire);
      }
    }
  }

  private static Optional<MultiportWireConfiguration> configurationOf(Wire wire) {
    Dictionary<?, ?> properties = wire.getProperties();
    if (properties != null
        && properties.get(Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME.value())
            instanceof String emitter
        && properties.get(Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME.value())
            instanceof String receiver
        && properties.get(Constants.WIRE_EMITTER_PORT_PROP_NAME.value())
            instanceof Integer emitterPort
        && properties.get(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value())
            instanceof Integer receiverPort) {
      return Optional.of(
          new MultiportWireConfiguration(emitter, receiver, emitterPort, receiverPort));
    }
    return Optional.empty();
  }

  private List<Wire> all() {
    try {
      Wire[] wires = admin.getWires(null);
      return wires == null ? List.of() : List.of(wires);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
