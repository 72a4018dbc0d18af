package io.marram.emulator.kura.wire;

import io.marram.emulator.kura.stage.StageRegistry;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.Constants;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireConstants;

/** Kura's wire helper: pids of wire components, and the support that each of them asks for. */
@Component(
    name = "org.eclipse.kura.wire.WireHelperService",
    immediate = true,
    service = {WireHelperService.class, PluggedWires.class})
public final class WireHelperServiceComponent implements WireHelperService, PluggedWires {
  private final BundleContext context;
  private final StageRegistry stages;

  /** By service.pid. Weak: what a component leaves behind is no concern of this service. */
  private final Map<String, WeakReference<PortedWireSupport>> supports = new ConcurrentHashMap<>();

  @Activate
  public WireHelperServiceComponent(
      BundleContext context, @Reference(name = "StageRegistry") StageRegistry stages) {
    this.context = context;
    this.stages = stages;
  }

  @Override
  public String getPid(WireComponent wireComponent) {
    return textProperty(is(wireComponent), ConfigurationService.KURA_SERVICE_PID);
  }

  @Override
  public String getServicePid(String wireComponentPid) {
    return textProperty(hasPid(wireComponentPid), org.osgi.framework.Constants.SERVICE_PID);
  }

  @Override
  public String getServicePid(WireComponent wireComponent) {
    return textProperty(is(wireComponent), org.osgi.framework.Constants.SERVICE_PID);
  }

  @Override
  public boolean isEmitter(String wireComponentPid) {
    return isOfType(wireComponentPid, WireEmitter.class);
  }

  @Override
  public boolean isReceiver(String wireComponentPid) {
    return isOfType(wireComponentPid, WireReceiver.class);
  }

  @Override
  public WireSupport newWireSupport(
      WireComponent wireComponent, ServiceReference<WireComponent> wireComponentRef) {
    if (wireComponentRef == null) {
      return null;
    }
    Object servicePid = wireComponentRef.getProperty(org.osgi.framework.Constants.SERVICE_PID);
    if (!(servicePid instanceof String)) {
      throw new IllegalArgumentException(
          "the service PID of %s is %s: it should be one text; was it declared as a component property too?"
              .formatted(wireComponent.getClass().getName(), servicePid));
    }
    String pid =
        (String)
            Objects.requireNonNull(
                wireComponentRef.getProperty(ConfigurationService.KURA_SERVICE_PID),
                ConfigurationService.KURA_SERVICE_PID);
    PortedWireSupport support =
        new PortedWireSupport(
            wireComponent,
            (String) servicePid,
            portCount(
                wireComponentRef,
                Constants.RECEIVER_PORT_COUNT_PROP_NAME,
                wireComponent instanceof WireReceiver),
            portCount(
                wireComponentRef,
                Constants.EMITTER_PORT_COUNT_PROP_NAME,
                wireComponent instanceof WireEmitter),
            stages.open(pid));
    supports.values().removeIf(reference -> reference.get() == null);
    supports.put((String) servicePid, new WeakReference<>(support));
    return support;
  }

  @Override
  public boolean isPlugged(Wire wire) {
    return support(wire, WireConstants.WIREADMIN_PRODUCER_PID)
            .map(emitter -> emitter.hasOutgoing(wire))
            .orElse(true)
        && support(wire, WireConstants.WIREADMIN_CONSUMER_PID)
            .map(receiver -> receiver.hasIncoming(wire))
            .orElse(true);
  }

  private Optional<PortedWireSupport> support(Wire wire, String side) {
    return Optional.ofNullable(supports.get(String.valueOf(wire.getProperties().get(side))))
        .map(WeakReference::get);
  }

  private static int portCount(
      ServiceReference<WireComponent> reference, Constants name, boolean hasPort) {
    return reference.getProperty(name.value()) instanceof Integer count ? count : hasPort ? 1 : 0;
  }

  private boolean isOfType(String wireComponentPid, Class<? extends WireComponent> type) {
    return find(hasPid(wireComponentPid).and(ref -> type.isInstance(context.getService(ref))))
        .isPresent();
  }

  private Predicate<ServiceReference<WireComponent>> is(WireComponent component) {
    Objects.requireNonNull(component, "wireComponent");
    return reference -> context.getService(reference) == component;
  }

  private static Predicate<ServiceReference<WireComponent>> hasPid(String pid) {
    Objects.requireNonNull(pid, "wireComponentPid");
    return reference -> pid.equals(reference.getProperty(ConfigurationService.KURA_SERVICE_PID));
  }

  private String textProperty(
      Predicate<ServiceReference<WireComponent>> condition, String propertyName) {
    return find(condition)
        .map(reference -> String.valueOf(reference.getProperty(propertyName)))
        .orElse(null);
  }

  private Optional<ServiceReference<WireComponent>> find(
      Predicate<ServiceReference<WireComponent>> condition) {
    try {
      Collection<ServiceReference<WireComponent>> references =
          context.getServiceReferences(WireComponent.class, null);
      return references.stream().filter(condition).findFirst();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
