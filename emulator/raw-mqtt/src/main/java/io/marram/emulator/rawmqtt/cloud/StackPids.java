package io.marram.emulator.rawmqtt.cloud;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Kura pids of the components of one cloud connection, which share a suffix. */
record StackPids(String endpoint, String dataService, String transport) {
  static final String DEFAULT_ENDPOINT = "org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint";

  /** As Kura has it; its console checks what a user enters with it. */
  static final String ENDPOINT_PATTERN =
      "^org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint(\\-[a-zA-Z0-9]+)?$";

  private static final Pattern ENDPOINT = Pattern.compile(ENDPOINT_PATTERN);
  private static final String DATA_SERVICE =
      "org.eclipse.kura.cloudconnection.raw.mqtt.DataService";
  private static final String TRANSPORT =
      "org.eclipse.kura.cloudconnection.raw.mqtt.MqttDataTransport";

  /**
   * @throws IllegalArgumentException if this cannot be the pid of an endpoint
   */
  static StackPids of(String endpoint) {
    Matcher matcher = ENDPOINT.matcher(endpoint);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "the pid must be %s, or this and a suffix of letters and digits after a hyphen, was %s"
              .formatted(DEFAULT_ENDPOINT, endpoint));
    }
    String suffix = matcher.group(1) == null ? "" : matcher.group(1);
    return new StackPids(endpoint, DATA_SERVICE + suffix, TRANSPORT + suffix);
  }

  static boolean isEndpoint(String pid) {
    return ENDPOINT.matcher(pid).matches();
  }

  /** The endpoint first, then what it rests on. */
  List<String> all() {
    return List.of(endpoint, dataService, transport);
  }
}
