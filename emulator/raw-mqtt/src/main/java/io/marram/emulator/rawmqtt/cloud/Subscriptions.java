package io.marram.emulator.rawmqtt.cloud;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;

/** Who has subscribed to what. Safe for several threads. */
final class Subscriptions {
  private final Map<SubscribeOptions, Set<CloudSubscriberListener>> subscribers =
      new LinkedHashMap<>();

  synchronized void add(SubscribeOptions options, CloudSubscriberListener listener) {
    subscribers.computeIfAbsent(options, key -> new LinkedHashSet<>()).add(listener);
  }

  /**
   * @return the topic filters that nobody subscribes to any more
   */
  synchronized Set<String> remove(CloudSubscriberListener listener) {
    Set<String> left = filters();
    subscribers.values().forEach(listeners -> listeners.remove(listener));
    subscribers.values().removeIf(Set::isEmpty);
    left.removeAll(filters());
    return left;
  }

  synchronized List<SubscribeOptions> all() {
    return List.copyOf(subscribers.keySet());
  }

  /** Each of whom a message on this topic is for, once. */
  synchronized Set<CloudSubscriberListener> of(String topic) {
    Set<CloudSubscriberListener> listeners = new LinkedHashSet<>();
    subscribers.forEach(
        (options, interested) -> {
          if (Topics.matches(options.topicFilter(), topic)) {
            listeners.addAll(interested);
          }
        });
    return listeners;
  }

  private Set<String> filters() {
    Set<String> filters = new HashSet<>();
    subscribers.keySet().forEach(options -> filters.add(options.topicFilter()));
    return filters;
  }
}
