package io.marram.emulator.rest.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakeConfigurations;
import io.marram.emulator.rest.FakeRuntime;
import io.marram.emulator.rest.FakeServices;
import io.marram.emulator.rest.JsonTree;
import io.marram.emulator.rest.RunningApi;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

class CloudConnectionResourceTest extends ApiTest {
  private static final String FACTORY =
      "org.eclipse.kura.cloudconnection.raw.mqtt.cloud.RawMqttCloudEndpoint";
  private static final String PUBLISHER =
      "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher";
  private static final String ENDPOINT = "cloudconnection/v1/cloudEndpoint";

  private final FakeConfigurations configurations = new FakeConfigurations();
  private final Connection connection = new Connection();
  private final Factory factory = new Factory();

  @Override
  protected void prepare(FakeServices services) {
    FakeRuntime runtime = new FakeRuntime();
    runtime.declare(
        PUBLISHER,
        Map.of("service.pid", PUBLISHER, "cloud.connection.factory.pid", FACTORY),
        CloudPublisher.class);
    runtime.declare("com.acme.Unlisted", Map.of(), CloudPublisher.class);
    configurations.add("queue", null, Map.of("size", 7));
    configurations.add("com.acme.hello.Hello", null, Map.of());
    services
        .with(ConfigurationService.class, configurations)
        .with(ServiceComponentRuntime.class, runtime)
        .register(
            factory,
            Map.of(
                "kura.ui.csf.pid.default",
                    "org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint",
                "kura.ui.csf.pid.regex", "^a(\\-[a-z]+)?$"),
            CloudConnectionFactory.class)
        .register(connection, Map.of("kura.service.pid", "endpoint"), CloudConnectionManager.class)
        .register(
            "publisher",
            Map.of(
                "kura.service.pid", "rawpub",
                "service.factoryPid", PUBLISHER,
                "cloud.endpoint.service.pid", "endpoint"),
            CloudPublisher.class);
  }

  @Test
  void listsFactoriesAsKuraDoes() throws Exception {
    assertThat(RunningApi.tree(api.get("cloudconnection/v1/factories")))
        .isEqualTo(
            JsonTree.of(
                ("{\"cloudConnectionFactories\":[{\"cloudConnectionFactoryPid\":\"%1$s\",\"defaultCloudEndpointPid\":\"org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint\",\"cloudEndpointPidRegex\":\"^a(\\\\-[a-z]+)?$\"}],"
                        + "\"pubSubFactories\":[{\"factoryPid\":\"%2$s\",\"cloudConnectionFactoryPid\":\"%1$s\"}]}")
                    .formatted(FACTORY, PUBLISHER)));
  }

  @Test
  void listsInstancesAsKuraDoes() throws Exception {
    assertThat(RunningApi.tree(api.get("cloudconnection/v1/instances")))
        .isEqualTo(
            JsonTree.of(
                ("{\"cloudEndpointInstances\":[{\"cloudConnectionFactoryPid\":\"%s\",\"cloudEndpointPid\":\"endpoint\",\"state\":\"DISCONNECTED\",\"cloudEndpointType\":\"CLOUD_CONNECTION_MANAGER\"}],"
                        + "\"pubsubInstances\":[{\"cloudEndpointPid\":\"endpoint\",\"pid\":\"rawpub\",\"factoryPid\":\"%s\",\"type\":\"PUBLISHER\"}]}")
                    .formatted(FACTORY, PUBLISHER)));
  }

  @Test
  void createsAndDeletesConnections() throws Exception {
    assertThat(api.send("POST", ENDPOINT, endpoint("other")).statusCode()).isEqualTo(200);
    assertThat(api.send("DELETE", ENDPOINT, endpoint("other")).statusCode()).isEqualTo(200);
    assertThat(factory.calls).containsExactly("create other", "delete other");
    assertThat(api.send("POST", ENDPOINT + "/stackComponentPids", endpoint("endpoint")).body())
        .isEqualTo("{\"pids\":[\"endpoint\",\"queue\"]}");
  }

  @Test
  void answersUnknownConnectionsAndFactoriesWith404() throws Exception {
    String unknown = "{\"cloudConnectionFactoryPid\":\"none\",\"cloudEndpointPid\":\"x\"}";

    assertThat(api.send("POST", ENDPOINT, unknown).statusCode()).isEqualTo(404);
    assertThat(api.send("DELETE", ENDPOINT, endpoint("none")).statusCode()).isEqualTo(404);
    assertThat(
            api.send("POST", ENDPOINT + "/connect", "{\"cloudEndpointPid\":\"none\"}").statusCode())
        .isEqualTo(404);
    assertThat(factory.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*)(objectClass=*", "*", "\\\\", "(a=b)"})
  void takesNoFilterFromAPid(String pid) throws Exception {
    assertThat(
            api.send("POST", ENDPOINT + "/connect", "{\"cloudEndpointPid\":\"" + pid + "\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(connection.connected).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"POST,cloudEndpoint", "DELETE,cloudEndpoint", "POST,pubSub", "DELETE,pubSub"})
  void needsPids(String method, String path) throws Exception {
    assertThat(api.send(method, "cloudconnection/v1/" + path, "{\"pid\":\" \"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void connectsAndDisconnects() throws Exception {
    String body = "{\"cloudEndpointPid\":\"endpoint\"}";

    assertThat(api.send("POST", ENDPOINT + "/connect", body).statusCode()).isEqualTo(200);
    assertThat(api.send("POST", ENDPOINT + "/isConnected", body).body())
        .isEqualTo("{\"connected\":true}");
    assertThat(api.send("POST", ENDPOINT + "/disconnect", body).statusCode()).isEqualTo(200);
    assertThat(api.send("POST", ENDPOINT + "/isConnected", body).body())
        .isEqualTo("{\"connected\":false}");
  }

  @Test
  void saysThatTheConnectionCannotBeMade() throws Exception {
    connection.refusal = "no route to the broker";

    HttpResponse<String> response =
        api.send("POST", ENDPOINT + "/connect", "{\"cloudEndpointPid\":\"endpoint\"}");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .contains("Error connecting. Please review your configuration.", connection.refusal);
  }

  @Test
  void createsAndDeletesPublishers() throws Exception {
    String create = "{\"pid\":\"p\",\"factoryPid\":\"%s\",\"cloudEndpointPid\":\"endpoint\"}";

    assertThat(
            api.send("POST", "cloudconnection/v1/pubSub", create.formatted(PUBLISHER)).statusCode())
        .isEqualTo(200);
    assertThat(configurations.calls()).containsExactly("create " + PUBLISHER + " p snapshot");
    assertThat(configurations.properties("p"))
        .containsEntry("cloud.endpoint.service.pid", "endpoint");
    assertThat(
            api.send("POST", "cloudconnection/v1/pubSub", create.formatted("com.acme.Unlisted"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            api.send("DELETE", "cloudconnection/v1/pubSub", "{\"pid\":\"com.acme.hello.Hello\"}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsAndChangesOnlyWhatBelongsToAConnection() throws Exception {
    assertThat(
            api.send(
                    "POST",
                    "cloudconnection/v1/configurations",
                    "{\"pids\":[\"queue\",\"com.acme.hello.Hello\"]}")
                .body())
        .contains("queue")
        .doesNotContain("Hello");
    assertThat(
            api.send(
                    "PUT",
                    "cloudconnection/v1/configurations",
                    "{\"configs\":[{\"pid\":\"queue\",\"properties\":{\"size\":{\"type\":\"INTEGER\",\"value\":8}}},{\"pid\":\"com.acme.hello.Hello\",\"properties\":{}}]}")
                .statusCode())
        .isEqualTo(400);
    assertThat(configurations.calls()).isEmpty();
  }

  private static String endpoint(String pid) {
    return "{\"cloudConnectionFactoryPid\":\"%s\",\"cloudEndpointPid\":\"%s\"}"
        .formatted(FACTORY, pid);
  }

  private static final class Factory implements CloudConnectionFactory {
    private final List<String> calls = new ArrayList<>();
    private final Set<String> pids = new TreeSet<>(Set.of("endpoint"));

    @Override
    public String getFactoryPid() {
      return FACTORY;
    }

    @Override
    public void createConfiguration(String pid) {
      calls.add("create " + pid);
      pids.add(pid);
    }

    @Override
    public List<String> getStackComponentsPids(String pid) throws KuraException {
      if (!pids.contains(pid)) {
        throw new KuraException(KuraErrorCode.NOT_FOUND);
      }
      return List.of(pid, "queue");
    }

    @Override
    public void deleteConfiguration(String pid) {
      calls.add("delete " + pid);
      pids.remove(pid);
    }

    @Override
    public Set<String> getManagedCloudConnectionPids() {
      return pids;
    }
  }

  private static final class Connection implements CloudConnectionManager {
    private volatile boolean connected;
    private volatile String refusal = "";

    @Override
    public void connect() throws KuraConnectException {
      if (!refusal.isEmpty()) {
        throw new KuraConnectException(new IllegalStateException(refusal), "connect");
      }
      connected = true;
    }

    @Override
    public void disconnect() {
      connected = false;
    }

    @Override
    public boolean isConnected() {
      return connected;
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
