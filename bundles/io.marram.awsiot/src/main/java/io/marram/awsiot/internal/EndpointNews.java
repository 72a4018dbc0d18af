package io.marram.awsiot.internal;

import io.marram.contract.StageReport;
import java.util.Map;
import org.eclipse.kura.cloud.CloudConnectionEstablishedEvent;
import org.eclipse.kura.cloud.CloudConnectionLostEvent;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells Kura what happens to an endpoint. */
final class EndpointNews {

  private final Map<String, Object> properties;
  private final EventAdmin eventAdmin;
  private final Listeners<CloudConnectionListener> connectionListeners = new Listeners<>();
  private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();

  EndpointNews(String pid, EventAdmin eventAdmin) {
    this.properties = Map.of("cloud.service.pid", pid);
    this.eventAdmin = eventAdmin;
  }

  Listeners<CloudConnectionListener> connectionListeners() {
    return connectionListeners;
  }

  Listeners<CloudDeliveryListener> deliveryListeners() {
    return deliveryListeners;
  }

  boolean hasDeliveryListeners() {
    return !deliveryListeners.isEmpty();
  }

  void connected() {
    connectionListeners.tell(CloudConnectionListener::onConnectionEstablished);
    eventAdmin.postEvent(new CloudConnectionEstablishedEvent(properties));
  }

  /**
   * @param wanted whether somebody asked for it
   */
  void disconnected(boolean wanted) {
    connectionListeners.tell(
        wanted
            ? CloudConnectionListener::onDisconnected
            : CloudConnectionListener::onConnectionLost);
    eventAdmin.postEvent(new CloudConnectionLostEvent(properties));
  }

  /** For whoever watches the gateway's health. */
  void stage(StageReport report) {
    eventAdmin.postEvent(new Event(StageReport.EVENT_TOPIC, report.toProperties()));
  }

  void confirmed(String messageId) {
    deliveryListeners.tell(listener -> listener.onMessageConfirmed(messageId));
  }
}
