package io.marram.emulator.components.publisher;

import io.marram.emulator.components.log.MinuteCount;
import io.marram.emulator.components.wire.StandardComponent;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that sends records over a cloud connection. */
@Designate(ocd = CloudPublisherConfig.class, factory = true)
@Component(
    name = CloudPublisherComponent.PID,
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
public final class CloudPublisherComponent extends StandardComponent implements WireReceiver {
  static final String PID = "org.eclipse.kura.wire.CloudPublisher";
  private static final Logger logger = LoggerFactory.getLogger(CloudPublisherComponent.class);

  private final AtomicReference<CloudPublisher> publisher = new AtomicReference<>();
  private final MinuteCount unsent = new MinuteCount();
  private volatile PublisherSettings settings;

  @Activate
  public CloudPublisherComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      CloudPublisherConfig config) {
    super(context, wireHelper);
    modified(config);
  }

  @Reference(
      name = "CloudPublisher",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setCloudPublisher(CloudPublisher service) {
    publisher.set(service);
  }

  void unsetCloudPublisher(CloudPublisher service) {
    publisher.compareAndSet(service, null);
  }

  @Modified
  void modified(CloudPublisherConfig config) {
    try {
      settings = PublisherSettings.of(config);
      if (!config.publish_position().equals("none")) {
        logger.warn("event=publisher.position.unavailable pid={}", pid);
      }
    } catch (RuntimeException e) {
      settings = PublisherSettings.NO_BODY;
      logger.error("event=publisher.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  /** A record that cannot be sent is dropped, as in Kura; keeping it is the connection's task. */
  @Override
  public void onWireReceive(WireEnvelope envelope) {
    CloudPublisher current = publisher.get();
    if (current == null) {
      tellUnsent("no cloud publisher is selected or there");
      return;
    }
    for (WireRecord record : envelope.getRecords()) {
      try {
        current.publish(RecordMessage.of(record, settings, new Date()));
      } catch (KuraException e) {
        tellUnsent(e.getMessage());
      }
    }
  }

  private void tellUnsent(String reason) {
    long count = unsent.add();
    if (count > 0) {
      logger.warn("event=publisher.dropped pid={} count={} reason=\"{}\"", pid, count, reason);
    }
  }
}
