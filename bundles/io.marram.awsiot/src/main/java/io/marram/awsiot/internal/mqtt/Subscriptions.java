package io.marram.awsiot.internal.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Who wants which messages. Safe for several threads. */
final class Subscriptions {

  private record Wish(String filter, int qos) {}

  private final Map<Consumer<Message>, Wish> wishes = new LinkedHashMap<>();

  synchronized void add(String filter, int qos, Consumer<Message> subscriber) {
    wishes.put(subscriber, new Wish(filter, qos));
  }

  /**
   * @return the filter, if nobody else wants it
   */
  synchronized List<String> remove(Consumer<Message> subscriber) {
    Wish gone = wishes.remove(subscriber);
    boolean last =
        gone != null && wishes.values().stream().noneMatch(w -> w.filter().equals(gone.filter()));
    return last ? List.of(gone.filter()) : List.of();
  }

  /** Each filter once, with the highest quality of service that somebody wants. */
  synchronized List<MqttSubscription> all() {
    Map<String, Integer> filters = new LinkedHashMap<>();
    wishes.values().forEach(wish -> filters.merge(wish.filter(), wish.qos(), Math::max));
    List<MqttSubscription> subscriptions = new ArrayList<>();
    filters.forEach((filter, qos) -> subscriptions.add(new MqttSubscription(filter, qos)));
    return subscriptions;
  }

  synchronized List<Consumer<Message>> of(String topic) {
    return wishes.entrySet().stream()
        .filter(wish -> Topics.matches(wish.getValue().filter(), topic))
        .map(Map.Entry::getKey)
        .toList();
  }
}
