package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The shipped connection to AWS IoT Core as an operator makes it: a connection, a publisher, and a
 * wire to it. Without a certificate it cannot connect; what it accepts is on disk.
 */
class AwsIotConnectionTest {
  private static final String ENDPOINT_FACTORY = "io.marram.awsiot.AwsIotEndpoint";

  /** With an outbox that no earlier run has filled. */
  private static final String ENDPOINT = ENDPOINT_FACTORY + "-" + System.nanoTime();

  private static final String PUBLISHER = "io.marram.awsiot.AwsIotPublisher";
  private static final String SOURCE = "io.marram.emulator.gateway.fixture.Source";
  private static final String FACTORY =
      "(service.pid=io.marram.awsiot.AwsIotCloudConnectionFactory)";

  @TempDir private static Path directory;
  private static RunningGateway gateway;
  private static KuraConfigurations configurations;

  @BeforeAll
  static void start() throws Exception {
    Path aws = Path.of("target", "packages", "marram-aws-0.1.0.dp").toAbsolutePath();
    gateway =
        RunningGateway.start(directory.resolve("home"), aws, TestPackage.write(directory, "1.0.0"));
    configurations = new KuraConfigurations(gateway.context());
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void keepsWhatAWireBringsUntilThereIsAConnection() throws Exception {
    RunningGateway.await(() -> find(FACTORY) != null, "the factory");
    ForeignService factory = service(FACTORY);
    assertThat(factory.call("getFactoryPid")).isEqualTo(ENDPOINT_FACTORY);

    factory.call("createConfiguration", ENDPOINT);
    RunningGateway.await(
        () -> ((Collection<?>) factory.call("getManagedCloudConnectionPids")).contains(ENDPOINT),
        "the endpoint");
    configurations.create(
        PUBLISHER,
        "events",
        Map.of(
            "cloud.endpoint.service.pid", ENDPOINT,
            "message.kind", "json",
            "topic", "events/$text",
            "stream", "events",
            "lane", "events"));
    RunningGateway.await(() -> find("(kura.service.pid=events)") != null, "the publisher");

    gateway.apply(graph());
    RunningGateway.await(AwsIotConnectionTest::accepts, "a message in the outbox");

    assertThat(info().get("State")).isEqualTo("MISCONFIGURED");
    assertThat(info().get("Reason"))
        .isEqualTo("endpoint is empty, and so is the environment variable IOT_ENDPOINT");
    assertThat(info()).containsEntry("Outbox", "works");
  }

  /** The publisher is bound in its own time: it is said until it is kept. */
  private static boolean accepts() {
    try {
      gateway.emit("source", "hello");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return !info().get("Waiting").equals("0");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> info() {
    return (Map<String, String>)
        service(
                "(&(objectClass=org.eclipse.kura.cloudconnection.CloudEndpoint)"
                    + "(kura.service.pid="
                    + ENDPOINT
                    + "))")
            .call("getInfo");
  }

  private static ForeignService service(String filter) {
    return ForeignService.of(gateway.context().getService(find(filter)[0]));
  }

  private static ServiceReference<?>[] find(String filter) {
    try {
      return gateway.context().getAllServiceReferences(null, filter);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String graph() {
    return new Snapshots()
        .component("source", SOURCE, 0, 1)
        .component(
            "cloud",
            "org.eclipse.kura.wire.CloudPublisher",
            1,
            0,
            new JsonObject()
                .add(
                    "CloudPublisher.target",
                    Snapshots.property("STRING", Json.value("(kura.service.pid=events)"))))
        .wire("source", "cloud")
        .json();
  }
}
