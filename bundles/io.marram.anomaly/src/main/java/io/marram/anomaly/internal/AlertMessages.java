package io.marram.anomaly.internal;

import io.marram.anomaly.health.AlertSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
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
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that makes alerts of verdicts. */
@Designate(ocd = AlertMessagesConfig.class, factory = true)
@Component(
    name = AlertMessages.PID,
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
public final class AlertMessages extends WiredComponent implements WireEmitter, WireReceiver {

  static final String PID = "io.marram.anomaly.AlertMessages";

  private static final Logger logger = LoggerFactory.getLogger(AlertMessages.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final SystemService system;
  private final Clock clock;
  private AlertDesk desk;
  private Ticker ticker;
  private volatile boolean configured;

  @Activate
  public AlertMessages(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "SystemService") SystemService system,
      AlertMessagesConfig config) {
    this(context, wireHelper, system, config, Clock.systemUTC());
  }

  AlertMessages(
      ComponentContext context,
      WireHelperService wireHelper,
      SystemService system,
      AlertMessagesConfig config,
      Clock clock) {
    super(context, wireHelper);
    this.system = system;
    this.clock = clock;
    modified(config);
  }

  /** With a bad configuration it stays, and emits nothing; alerts that are open stay so. */
  @Modified
  synchronized void modified(AlertMessagesConfig config) {
    try {
      run(settings(config));
      configured = true;
      logger.info("event=alerts.configured pid={}", pid);
    } catch (RuntimeException e) {
      configured = false;
      logger.error("event=alerts.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private static AlertSettings settings(AlertMessagesConfig config) {
    Set<String> critical =
        Arrays.stream(config.critical_rules().split(","))
            .map(String::trim)
            .filter(rule -> !rule.isEmpty())
            .collect(Collectors.toSet());
    return new AlertSettings(
        config.clear_seconds(),
        config.repeat_seconds(),
        config.reminder_seconds(),
        config.severity(),
        critical,
        config.alerts_maximum());
  }

  private void run(AlertSettings settings) {
    if (desk == null) {
      desk = new AlertDesk(pid, DataFolder.of(system, pid), settings);
      ticker = new Ticker("marram-alerts-" + pid, TICK, this::tick);
    } else {
      desk.follow(settings);
    }
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return configured;
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    if (!configured) {
      return;
    }
    emit(desk.judge(envelope.getRecords(), clock.millis()));
  }

  private void tick() {
    if (configured) {
      emit(desk.sweep(clock.millis()));
    }
    desk.save();
  }

  private void emit(List<WireRecord> alerts) {
    if (!alerts.isEmpty()) {
      wires.emit(alerts);
    }
  }

  @Deactivate
  synchronized void deactivate() {
    configured = false;
    if (ticker != null) {
      ticker.close();
      desk.save();
    }
  }
}
