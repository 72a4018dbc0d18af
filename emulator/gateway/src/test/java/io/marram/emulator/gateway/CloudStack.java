package io.marram.emulator.gateway;

import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A raw MQTT cloud connection as an operator makes and configures it. */
final class CloudStack {
  private static final String KURA = "org.eclipse.kura.cloudconnection.raw.mqtt.";

  private final RunningGateway gateway;
  private final KuraConfigurations configurations;
  private final ForeignService factory;
  private final String suffix;

  /**
   * @param suffix of the pids: empty, or begins with a hyphen
   */
  CloudStack(RunningGateway gateway, String suffix) throws Exception {
    this.gateway = gateway;
    this.suffix = suffix;
    this.configurations = new KuraConfigurations(gateway.context());
    String type = "org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory";
    RunningGateway.await(() -> exists(type, null), "the factory");
    this.factory = ForeignService.find(gateway.context(), type);
  }

  String endpoint() {
    return KURA + "CloudEndpoint" + suffix;
  }

  String dataService() {
    return KURA + "DataService" + suffix;
  }

  String transport() {
    return KURA + "MqttDataTransport" + suffix;
  }

  ForeignService factory() {
    return factory;
  }

  void create(String brokerUrl) throws Exception {
    factory.call("createConfiguration", endpoint());
    awaitComponents();
    setBroker(brokerUrl, brokerUrl);
  }

  /**
   * Waits until the transport has taken the URL over.
   *
   * @param shown the URL that the transport then shows: none if it is wrong
   */
  void setBroker(String brokerUrl, String shown) throws Exception {
    configure(transport(), Map.of("broker-url", brokerUrl, "client-id", "gateway" + suffix));
    String type = "org.eclipse.kura.data.DataTransportService";
    awaitService(type, transport());
    ForeignService service = service(type, transport());
    RunningGateway.await(() -> service.call("getBrokerUrl").equals(shown), brokerUrl);
  }

  void awaitComponents() throws Exception {
    for (String pid : new String[] {endpoint(), dataService(), transport()}) {
      RunningGateway.await(() -> configurations.pids().contains(pid), pid);
    }
  }

  void connectByItself() {
    configure(dataService(), Map.of("connect.auto-on-startup", true, "connect.retry-interval", 1));
  }

  void configure(String pid, Map<String, Object> properties) {
    configurations.update(pid, properties, true);
  }

  void addPublisher(String pid, String topic, int qos) throws Exception {
    add(pid, "publisher.RawMqttPublisher", Map.of("topic", topic, "qos", qos, "priority", 3));
    awaitService("org.eclipse.kura.cloudconnection.publisher.CloudPublisher", pid);
  }

  void addSubscriber(String pid, String filter) throws Exception {
    add(pid, "subscriber.RawMqttSubscriber", Map.of("topic.filter", filter, "qos", 1));
    awaitService("org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber", pid);
  }

  private void add(String pid, String factoryName, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("cloud.endpoint.service.pid", endpoint());
    configurations.create(KURA + factoryName, pid, all);
  }

  /** The endpoint's service. */
  ForeignService endpointService() throws Exception {
    String type = "org.eclipse.kura.cloudconnection.CloudEndpoint";
    awaitService(type, endpoint());
    return service(type, endpoint());
  }

  private ForeignService service(String type, String pid) {
    return ForeignService.of(gateway.context().getService(references(type, pid)[0]));
  }

  boolean isConnected() throws Exception {
    return (boolean) endpointService().call("isConnected");
  }

  private void awaitService(String type, String pid) throws Exception {
    RunningGateway.await(() -> exists(type, pid), pid);
  }

  boolean exists(String type, String pid) {
    return references(type, pid) != null;
  }

  private ServiceReference<?>[] references(String type, String pid) {
    try {
      return gateway
          .context()
          .getAllServiceReferences(type, pid == null ? null : "(kura.service.pid=" + pid + ")");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
