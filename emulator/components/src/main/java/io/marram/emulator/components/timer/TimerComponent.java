package io.marram.emulator.components.timer;

import io.marram.emulator.components.wire.StandardComponent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that ticks. */
@Component(
    name = TimerComponent.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {ConfigurableComponent.class, WireComponent.class, WireEmitter.class, Producer.class},
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=0",
      "input.cardinality.maximum:Integer=0",
      "input.cardinality.default:Integer=0",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class TimerComponent extends StandardComponent implements WireEmitter {
  static final String PID = "org.eclipse.kura.wire.Timer";
  static final String TIMER = "TIMER";
  private static final Logger logger = LoggerFactory.getLogger(TimerComponent.class);

  private TimerSettings settings;
  private Ticker ticker;

  @Activate
  public TimerComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      TimerConfig config) {
    super(context, wireHelper);
    modified(config);
  }

  /** Settings that stay the same do not disturb the timer. */
  @Modified
  void modified(TimerConfig config) {
    try {
      TimerSettings wanted = TimerMapping.map(config);
      if (!wanted.equals(settings)) {
        deactivate();
        settings = wanted;
        ticker = Ticker.start(wanted, "WiresTimer_" + pid, this::tick, Clock.systemDefaultZone());
      }
    } catch (RuntimeException e) {
      deactivate();
      logger.error("event=timer.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    settings = null;
    if (ticker != null) {
      ticker.close();
      ticker = null;
    }
  }

  private void tick() {
    try {
      wires.emit(
          List.of(
              new WireRecord(Map.of(TIMER, TypedValues.newLongValue(System.currentTimeMillis())))));
    } catch (RuntimeException e) {
      logger.error("event=timer.tick.failed pid={}", pid, e);
    }
  }
}
