package io.marram.anomaly.internal;

import io.marram.anomaly.health.Limits;
import java.time.Clock;
import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that compares readings with limits. */
@Designate(ocd = ThresholdsConfig.class, factory = true)
@Component(
    name = Thresholds.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      WireReceiver.class,
      Producer.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class Thresholds extends WiredComponent implements WireEmitter, WireReceiver {

  static final String PID = "io.marram.anomaly.Thresholds";

  private static final Logger logger = LoggerFactory.getLogger(Thresholds.class);

  private final Clock clock;
  private final StagePost stage;

  /** What the limits were read from, which remember who is beyond them. */
  private String text;

  private Limits read;

  /** Null while the configuration cannot be used. */
  private volatile LimitRecords limits;

  @Activate
  public Thresholds(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events,
      ThresholdsConfig config) {
    this(context, wireHelper, events, config, Clock.systemUTC());
  }

  Thresholds(
      ComponentContext context,
      WireHelperService wireHelper,
      EventAdmin events,
      ThresholdsConfig config,
      Clock clock) {
    super(context, wireHelper);
    this.clock = clock;
    this.stage = new StagePost("thresholds", events, System::nanoTime);
    modified(config);
  }

  /** With a bad configuration it stays, and emits nothing. */
  @Modified
  synchronized void modified(ThresholdsConfig config) {
    try {
      boolean changesOnly = Emission.isChangesOnly(config.emit());
      if (!config.limits().equals(text)) {
        read = Limits.read(config.limits());
        text = config.limits();
      }
      limits = new LimitRecords(read, changesOnly);
      logger.info("event=thresholds.configured pid={} limits={}", pid, read.count());
    } catch (RuntimeException e) {
      limits = null;
      logger.error("event=thresholds.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return limits != null;
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    LimitRecords current = limits;
    if (current == null) {
      return;
    }
    long begun = stage.begin();
    List<WireRecord> verdicts = current.judge(envelope.getRecords(), clock.millis());
    stage.done(envelope.getRecords().size(), begun);
    if (!verdicts.isEmpty()) {
      wires.emit(verdicts);
    }
  }
}
