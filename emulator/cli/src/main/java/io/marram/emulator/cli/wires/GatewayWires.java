package io.marram.emulator.cli.wires;

import io.marram.contract.FrameMessage;
import io.marram.emulator.cli.home.SystemState;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the wires of a gateway lead.
 *
 * @param system the system that it belongs to
 * @param certificates folder with the gateway's {@code ca.pem}, {@code certificate.pem} and {@code
 *     private-key.pem}
 * @param topics filters of the topics whose pictures it takes
 * @param sensors values for the graph's sensors, as {@link DemoSensors} has them
 * @param parking values for the camera over a parking lot, as {@code ParkingWires} has them; none
 *     if there is no such camera
 */
public record GatewayWires(
    SystemState system,
    Path certificates,
    String topics,
    Map<String, String> sensors,
    Map<String, String> parking) {

  /** The topic of a client's pictures that only the gateway {@code thing} is to take. */
  public static String topicOf(String thing, String client) {
    return FrameMessage.TOPIC_PREFIX + thing + "/" + client;
  }

  /** What the gateway does. */
  public Set<WireGraph.Part> parts() {
    Set<WireGraph.Part> parts = EnumSet.copyOf(WireGraph.SYSTEM);
    if (!parking.isEmpty()) {
      parts.add(WireGraph.Part.PARKING);
    }
    return parts;
  }

  /** Values for all parts of {@link WireGraph}. */
  public Map<String, String> values(String thing) {
    Map<String, String> values = new HashMap<>(sensors);
    values.putAll(parking);
    values.put("thing", thing);
    values.put("topics", topics);
    values.put("broker.url", system.mqttTls().toString());
    values.put("iot.endpoint", system.mqttTls().getHost() + ":" + system.mqttTls().getPort());
    values.put("ca.file", certificates.resolve("ca.pem").toString());
    values.put("certificate.file", certificates.resolve("certificate.pem").toString());
    values.put("key.file", certificates.resolve("private-key.pem").toString());
    values.put("region", SystemState.REGION);
    values.put("sqs.endpoint", system.sqs().toString());
    values.put("request.queue.url", system.requestQueueUrl());
    values.put("response.queue.url", system.responseQueueUrl());
    return values;
  }
}
