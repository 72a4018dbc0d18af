package io.marram.emulator.components.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.KuraDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class CloudSubscriberComponentTest {
  private final RecordedWires wires = new RecordedWires();

  @Test
  void isDescribedAsKurasSubscriber() throws Exception {
    ComponentDescription description =
        KuraDescription.assertSame(
            "org.eclipse.kura.wire.CloudSubscriber",
            "Subscriber",
            CloudSubscriberConfig.class,
            Map.of(
                "CloudSubscriber.target", "(kura.service.pid=changeme)",
                "set.property.from.body", "",
                "body.property.type", "BYTE_ARRAY"));
    assertThat(KuraDescription.options(description, "body.property.type").values())
        .containsExactlyInAnyOrder("STRING", "BYTE_ARRAY");
  }

  @Test
  void makesAPropertyOfEveryMetric() {
    KuraPayload payload = new KuraPayload();
    payload.addMetric("text", "t");
    payload.addMetric("count", 7L);

    subscriber(Map.of()).onMessageArrived(new KuraMessage(payload));

    assertThat(wires.records().get(0).getProperties())
        .isEqualTo(
            Map.of("text", TypedValues.newStringValue("t"), "count", TypedValues.newLongValue(7)));
  }

  @Test
  void makesAPropertyOfTheBodyIfAsked() {
    KuraPayload payload = new KuraPayload();
    payload.setBody("käse".getBytes(StandardCharsets.UTF_8));

    subscriber(Map.of("set.property.from.body", "body")).onMessageArrived(new KuraMessage(payload));
    subscriber(Map.of("set.property.from.body", "body", "body.property.type", "STRING"))
        .onMessageArrived(new KuraMessage(payload));

    assertThat(wires.records().get(0).getProperties())
        .isEqualTo(Map.of("body", TypedValues.newByteArrayValue(payload.getBody())));
    assertThat(wires.records().get(1).getProperties())
        .isEqualTo(Map.of("body", TypedValues.newStringValue("käse")));
  }

  @Test
  void dropsAMessageWithAMetricThatWiresDoNotKnow() {
    KuraPayload payload = new KuraPayload();
    payload.addMetric("date", new Date());

    subscriber(Map.of()).onMessageArrived(new KuraMessage(payload));

    assertThat(wires.records()).isEmpty();
  }

  @Test
  void listensToTheSubscriberThatIsSelected() {
    FakeSubscriber cloud = new FakeSubscriber();
    CloudSubscriberComponent subscriber = subscriber(Map.of());

    subscriber.setCloudSubscriber(cloud);
    assertThat(cloud.listeners).containsExactly(subscriber);

    subscriber.unsetCloudSubscriber(cloud);
    assertThat(cloud.listeners).isEmpty();
  }

  private CloudSubscriberComponent subscriber(Map<String, Object> changed) {
    return new CloudSubscriberComponent(
        DeclarativeServices.context("subscriber"),
        wires,
        DeclarativeServices.configuration(CloudSubscriberConfig.class, changed));
  }

  private static final class FakeSubscriber implements CloudSubscriber {
    private final List<CloudSubscriberListener> listeners = new ArrayList<>();

    @Override
    public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
      listeners.add(listener);
    }

    @Override
    public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
      listeners.remove(listener);
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
