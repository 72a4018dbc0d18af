package io.marram.emulator.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.KuraDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class CloudPublisherComponentTest {
  private static final Map<String, TypedValue<?>> READING =
      Map.of(
          "sensor", TypedValues.newStringValue("käse"),
          "value", TypedValues.newDoubleValue(21.5),
          "raw", TypedValues.newByteArrayValue(new byte[] {1, 2}));

  private final FakePublisher cloud = new FakePublisher();

  @Test
  void isDescribedAsKurasPublisher() throws Exception {
    ComponentDescription description =
        KuraDescription.assertSame(
            "org.eclipse.kura.wire.CloudPublisher",
            "Publisher",
            CloudPublisherConfig.class,
            Map.of(
                "CloudPublisher.target", "(kura.service.pid=changeme)",
                "publish.position", "none",
                "set.body.from.property", "",
                "remove.body.from.metrics", "false"));
    assertThat(KuraDescription.options(description, "publish.position").values())
        .containsExactly("none", "basic", "full");
  }

  @Test
  void makesAMetricAndAMessagePropertyOfEveryProperty() {
    KuraMessage message = published(Map.of(), READING);

    KuraPayload payload = message.getPayload();
    assertThat(payload.metrics())
        .containsEntry("sensor", "käse")
        .containsEntry("value", 21.5)
        .containsEntry("raw", new byte[] {1, 2});
    assertThat(message.getProperties()).containsEntry("sensor", "käse").hasSize(3);
    assertThat(payload.getTimestamp()).isNotNull();
    assertThat(payload.getBody()).isNull();
    assertThat(payload.getPosition()).isNull();
  }

  @Test
  void makesTheBodyOfTextOrBytes() {
    assertThat(
            published(Map.of("set.body.from.property", "sensor"), READING).getPayload().getBody())
        .isEqualTo("käse".getBytes(StandardCharsets.UTF_8));
    assertThat(published(Map.of("set.body.from.property", "raw"), READING).getPayload().getBody())
        .containsExactly(1, 2);
  }

  @Test
  void sendsNoBodyIfThePropertyIsMissingOrAnythingElse() {
    assertThat(published(Map.of("set.body.from.property", "value"), READING).getPayload().getBody())
        .isNull();
    assertThat(published(Map.of("set.body.from.property", "none"), READING).getPayload().getBody())
        .isNull();
  }

  @Test
  void leavesTheBodyOutOfTheMetricsIfAsked() {
    KuraMessage message =
        published(
            Map.of("set.body.from.property", "raw", "remove.body.from.metrics", true), READING);

    assertThat(message.getPayload().metricNames()).containsExactlyInAnyOrder("sensor", "value");
    assertThat(message.getProperties()).containsOnlyKeys("sensor", "value");
    assertThat(message.getPayload().getBody()).containsExactly(1, 2);
  }

  @Test
  void sendsAMessageForEveryRecord() {
    CloudPublisherComponent publisher = publisher(Map.of());
    publisher.setCloudPublisher(cloud);

    publisher.onWireReceive(envelope(READING, Map.of()));

    assertThat(cloud.messages).hasSize(2);
  }

  @Test
  void goesOnWithTheNextRecordWhenOneCannotBeSent() {
    CloudPublisherComponent publisher = publisher(Map.of());
    publisher.setCloudPublisher(cloud);
    cloud.refusals = 1;

    publisher.onWireReceive(envelope(READING, READING));

    assertThat(cloud.messages).hasSize(1);
  }

  @Test
  void dropsRecordsWhileNoPublisherIsThere() {
    CloudPublisherComponent publisher = publisher(Map.of());

    publisher.onWireReceive(envelope(READING));
    publisher.setCloudPublisher(cloud);
    publisher.unsetCloudPublisher(cloud);
    publisher.onWireReceive(envelope(READING));

    assertThat(cloud.messages).isEmpty();
  }

  @Test
  void staysWithANewPublisherThatWasSetBeforeTheOldOneWasTakenAway() {
    CloudPublisherComponent publisher = publisher(Map.of());
    FakePublisher old = new FakePublisher();
    publisher.setCloudPublisher(old);
    publisher.setCloudPublisher(cloud);
    publisher.unsetCloudPublisher(old);

    publisher.onWireReceive(envelope(READING));

    assertThat(cloud.messages).hasSize(1);
  }

  private KuraMessage published(Map<String, Object> changed, Map<String, TypedValue<?>> record) {
    CloudPublisherComponent publisher = publisher(changed);
    publisher.setCloudPublisher(cloud);
    cloud.messages.clear();
    publisher.onWireReceive(envelope(record));
    assertThat(cloud.messages).hasSize(1);
    return cloud.messages.get(0);
  }

  private static CloudPublisherComponent publisher(Map<String, Object> changed) {
    return new CloudPublisherComponent(
        DeclarativeServices.context("publisher"),
        new RecordedWires(),
        DeclarativeServices.configuration(CloudPublisherConfig.class, changed));
  }

  @SafeVarargs
  private static WireEnvelope envelope(Map<String, TypedValue<?>>... records) {
    List<WireRecord> wireRecords = new ArrayList<>();
    for (Map<String, TypedValue<?>> record : records) {
      wireRecords.add(new WireRecord(record));
    }
    return new WireEnvelope("emitter", wireRecords);
  }

  private static final class FakePublisher implements CloudPublisher {
    private final List<KuraMessage> messages = new ArrayList<>();
    private int refusals;

    @Override
    public String publish(KuraMessage message) throws KuraException {
      if (refusals-- > 0) {
        throw new KuraException(KuraErrorCode.NOT_CONNECTED);
      }
      messages.add(message);
      return null;
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
