package io.marram.anomaly.internal;

import io.marram.contract.MalformedMessageException;
import java.util.ArrayList;
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
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that turns messages of other programs into readings. */
@Designate(ocd = MessageReadingsConfig.class, factory = true)
@Component(
    name = MessageReadings.PID,
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
public final class MessageReadings extends WiredComponent implements WireEmitter, WireReceiver {

  static final String PID = "io.marram.anomaly.MessageReadings";

  private static final Logger logger = LoggerFactory.getLogger(MessageReadings.class);

  private final MalformedCount malformed;

  /** Null while the configuration cannot be used. */
  private volatile ReadingMessages messages;

  @Activate
  public MessageReadings(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      MessageReadingsConfig config) {
    super(context, wireHelper);
    malformed = new MalformedCount(System::nanoTime);
    modified(config);
  }

  /** With a bad configuration it stays, and emits nothing. */
  @Modified
  void modified(MessageReadingsConfig config) {
    try {
      messages = new ReadingMessages(config.body_property());
      logger.info("event=messages.configured pid={}", pid);
    } catch (RuntimeException e) {
      messages = null;
      logger.error("event=messages.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    ReadingMessages current = messages;
    if (current == null) {
      return;
    }
    List<WireRecord> readings = new ArrayList<>();
    for (WireRecord message : envelope.getRecords()) {
      try {
        readings.addAll(current.read(message));
      } catch (MalformedMessageException e) {
        tellMalformed(e.getMessage());
      }
    }
    if (!readings.isEmpty()) {
      wires.emit(readings);
    }
  }

  private void tellMalformed(String reason) {
    long count = malformed.add();
    if (count > 0) {
      logger.warn("event=messages.malformed pid={} count={} reason=\"{}\"", pid, count, reason);
    }
  }
}
