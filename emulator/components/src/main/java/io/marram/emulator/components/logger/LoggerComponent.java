package io.marram.emulator.components.logger;

import io.marram.emulator.components.wire.StandardComponent;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
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
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that logs. */
@Designate(ocd = LoggerConfig.class, factory = true)
@Component(
    name = LoggerComponent.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireReceiver.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=0",
      "output.cardinality.maximum:Integer=0",
      "output.cardinality.default:Integer=0"
    })
public final class LoggerComponent extends StandardComponent implements WireReceiver {
  static final String PID = "org.eclipse.kura.wire.Logger";
  private static final Logger logger = LoggerFactory.getLogger(LoggerComponent.class);

  private volatile boolean verbose;

  @Activate
  public LoggerComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      LoggerConfig config) {
    super(context, wireHelper);
    modified(config);
  }

  /** Whatever is not VERBOSE is quiet, as in Kura. */
  @Modified
  void modified(LoggerConfig config) {
    verbose = config.log_verbosity().equals("VERBOSE");
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    logger.info(
        "event=wire.envelope pid={} emitter={} records={}",
        pid,
        envelope.getEmitterPid(),
        envelope.getRecords().size());
    if (verbose) {
      for (WireRecord record : envelope.getRecords()) {
        logger.info("event=wire.record pid={} {}", pid, RecordText.of(record.getProperties()));
      }
    }
  }
}
