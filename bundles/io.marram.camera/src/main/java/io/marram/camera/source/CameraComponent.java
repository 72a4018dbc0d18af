package io.marram.camera.source;

import io.marram.camera.Capture;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every camera's component does: it runs the source that its settings describe, puts captures
 * on the wires and hands receipts to the source. Declarative Services see the methods of the
 * subclasses only, so these carry the annotations.
 *
 * @param <C> configuration
 * @param <S> settings
 */
public abstract class CameraComponent<C, S>
    implements ConfigurableComponent, WireEmitter, EventHandler {

  private final Logger logger = LoggerFactory.getLogger(getClass());
  private final WireHelperService wireHelper;
  private WireSupport wires;
  private String pid;
  private S settings;
  private volatile FrameSource source;

  protected CameraComponent(WireHelperService wireHelper) {
    this.wireHelper = wireHelper;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  protected abstract S map(C config);

  /** A source that does not run yet. */
  protected abstract FrameSource open(String pid, S settings, Consumer<Capture> output);

  /** Which source it is, for the log, as {@code key=value}. */
  protected abstract String describe(S settings);

  @SuppressWarnings("unchecked")
  protected final void begin(ComponentContext context, C config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    apply(config);
  }

  /**
   * A bad configuration stops the camera and is said once; the component stays, to be corrected.
   * The same configuration again lets a camera that is away be tried at once.
   */
  protected final void apply(C config) {
    try {
      S wanted = map(config);
      if (source != null && wanted.equals(settings)) {
        source.retry();
        return;
      }
      end();
      settings = wanted;
      source = open(pid, wanted, this::emit);
      source.start();
      logger.info("event=camera.configured pid={} {}", pid, describe(wanted));
    } catch (RuntimeException e) {
      end();
      logger.error("event=camera.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  protected final void end() {
    FrameSource running = source;
    source = null;
    if (running != null) {
      running.close();
    }
  }

  private void emit(Capture capture) {
    wires.emit(FrameRecords.of(capture));
  }

  /** Whether it runs with the configuration it was given last. */
  public final boolean isConfigured() {
    return source != null;
  }

  @Override
  public final void handleEvent(Event receipt) {
    FrameSource running = source;
    if (running != null) {
      Receipts.read(receipt).ifPresent(running::settled);
    }
  }

  @Override
  public final Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public final void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
    FrameSource running = source;
    if (running != null) {
      running.rewired();
    }
  }
}
