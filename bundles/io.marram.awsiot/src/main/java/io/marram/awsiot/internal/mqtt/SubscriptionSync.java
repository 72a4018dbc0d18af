package io.marram.awsiot.internal.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes on a connection to what is wanted and unsubscribes from what no longer is. */
final class SubscriptionSync {

  private static final Logger logger = LoggerFactory.getLogger(SubscriptionSync.class);

  private final String pid;
  private final Subscriptions subscriptions;
  private MqttConnection connection;
  private Map<String, Integer> asked = Map.of();

  SubscriptionSync(String pid, Subscriptions subscriptions) {
    this.pid = pid;
    this.subscriptions = subscriptions;
  }

  /**
   * Asks for what is wanted. A connection that is new is asked for everything: the broker may have
   * forgotten the session.
   */
  synchronized void align(MqttConnection current) {
    if (current != connection) {
      connection = current;
      asked = Map.of();
    }
    Map<String, Integer> wanted = subscriptions.all();
    List<MqttSubscription> added = new ArrayList<>();
    wanted.forEach(
        (filter, qos) -> {
          if (!qos.equals(asked.get(filter))) {
            added.add(new MqttSubscription(filter, qos));
          }
        });
    Map<String, Integer> gone = new HashMap<>(asked);
    gone.keySet().removeAll(wanted.keySet());
    try {
      current.subscribe(added, this::refused);
      for (String filter : gone.keySet()) {
        current.unsubscribe(filter);
      }
      asked = wanted;
    } catch (MqttException e) {
      // The connection is gone; the next one is asked for everything.
      logger.debug("event=awsiot.subscription.waiting pid={}", pid);
    }
  }

  private void refused(String refusal) {
    logger.warn("event=awsiot.subscription.refused pid={} filter=\"{}\"", pid, refusal);
  }
}
