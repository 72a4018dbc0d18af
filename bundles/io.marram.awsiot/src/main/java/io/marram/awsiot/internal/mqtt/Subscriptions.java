package io.marram.awsiot.internal.mqtt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who wants which messages. Safe for several threads. */
public final class Subscriptions {

  private record Wish(String filter, int qos) {}

  private final Map<Consumer<Message>, Wish> wishes = new LinkedHashMap<>();

  public synchronized void add(String filter, int qos, Consumer<Message> subscriber) {
    wishes.put(subscriber, new Wish(filter, qos));
  }

  public synchronized void remove(Consumer<Message> subscriber) {
    wishes.remove(subscriber);
  }

  /** Each filter once, with the highest quality of service that somebody wants. */
  synchronized Map<String, Integer> all() {
    Map<String, Integer> filters = new LinkedHashMap<>();
    wishes.values().forEach(wish -> filters.merge(wish.filter(), wish.qos(), Math::max));
    return filters;
  }

  synchronized List<Consumer<Message>> of(String topic) {
    return wishes.entrySet().stream()
        .filter(wish -> Topics.matches(wish.getValue().filter(), topic))
        .map(Map.Entry::getKey)
        .toList();
  }
}
