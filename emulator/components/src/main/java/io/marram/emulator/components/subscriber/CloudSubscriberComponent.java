package io.marram.emulator.components.subscriber;

import io.marram.emulator.components.log.MinuteCount;
import io.marram.emulator.components.wire.StandardComponent;
import java.util.List;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
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
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that emits what comes over a cloud connection. */
@Designate(ocd = CloudSubscriberConfig.class, factory = true)
@Component(
    name = CloudSubscriberComponent.PID,
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
public final class CloudSubscriberComponent extends StandardComponent
    implements WireEmitter, CloudSubscriberListener {
  static final String PID = "org.eclipse.kura.wire.CloudSubscriber";
  private static final Logger logger = LoggerFactory.getLogger(CloudSubscriberComponent.class);

  private final MinuteCount unusable = new MinuteCount();
  private volatile SubscriberSettings settings;

  @Activate
  public CloudSubscriberComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      CloudSubscriberConfig config) {
    super(context, wireHelper);
    modified(config);
  }

  @Reference(
      name = "CloudSubscriber",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setCloudSubscriber(CloudSubscriber subscriber) {
    subscriber.registerCloudSubscriberListener(this);
  }

  void unsetCloudSubscriber(CloudSubscriber subscriber) {
    subscriber.unregisterCloudSubscriberListener(this);
  }

  @Modified
  void modified(CloudSubscriberConfig config) {
    try {
      settings = SubscriberSettings.of(config);
    } catch (RuntimeException e) {
      settings = SubscriberSettings.NO_BODY;
      logger.error("event=subscriber.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Override
  public void onMessageArrived(KuraMessage message) {
    WireRecord record;
    try {
      record = MessageRecord.of(message.getPayload(), settings);
    } catch (IllegalArgumentException e) {
      tellUnusable(e.getMessage());
      return;
    }
    wires.emit(List.of(record));
  }

  private void tellUnusable(String reason) {
    long count = unusable.add();
    if (count > 0) {
      logger.warn("event=subscriber.dropped pid={} count={} reason=\"{}\"", pid, count, reason);
    }
  }
}
