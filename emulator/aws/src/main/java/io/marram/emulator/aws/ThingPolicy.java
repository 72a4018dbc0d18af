package io.marram.emulator.aws;

import java.util.List;

/**
 * What a thing may do on the broker, as an IoT Core policy would state it. {@code ${thing}} stands
 * for the name in the thing's certificate. A gateway listens to its clients and sensors; a device
 * publishes its own frames and readings.
 */
final class ThingPolicy {

  private static final List<String> PUBLISH =
      List.of(
          "clients/${thing}",
          "clients/${thing}/#",
          "sensors/+/data",
          "alerts/+/notification",
          "gateways/${thing}/#");
  private static final List<String> SUBSCRIBE =
      List.of("clients/#", "sensors/#", "gateways/${thing}/#");

  private ThingPolicy() {}

  /**
   * A client id is the thing's name, alone or followed by {@code -} or {@code .} and more: one
   * thing, several connections.
   */
  static boolean mayConnect(String thing, String clientId) {
    return clientId.equals(thing)
        || clientId.startsWith(thing + "-")
        || clientId.startsWith(thing + ".");
  }

  static boolean mayPublish(String thing, String topic) {
    return allowed(PUBLISH, thing, topic);
  }

  static boolean maySubscribe(String thing, String filter) {
    return allowed(SUBSCRIBE, thing, filter);
  }

  private static boolean allowed(List<String> rules, String thing, String topic) {
    return rules.stream()
        .map(rule -> new TopicFilter(rule.replace("${thing}", thing)))
        .anyMatch(filter -> filter.covers(topic));
  }
}
