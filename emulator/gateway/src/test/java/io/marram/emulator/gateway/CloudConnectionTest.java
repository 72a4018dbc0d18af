package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.rawmqtt.testing.TestBroker;
import io.marram.emulator.rawmqtt.testing.TestClient;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Kura's raw MQTT cloud connection as applications and operators meet it. */
class CloudConnectionTest {
  private static final String RADIO = "io.marram.emulator.gateway.fixture.Radio";

  @TempDir private static Path directory;
  private static TestBroker broker;
  private static RunningGateway gateway;

  private CloudStack stack;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.plain();
    gateway = RunningGateway.start(directory.resolve("home"));
    Path radio = TestPackage.writeBundle(directory, "fixture.radio", "1.0.0");
    gateway.context().installBundle(radio.toUri().toString()).start();
    gateway.received(RADIO);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    broker.close();
  }

  /** Each test has a connection of its own. */
  @BeforeEach
  void nameStack(TestInfo test) throws Exception {
    stack = new CloudStack(gateway, "-" + test.getTestMethod().orElseThrow().getName());
  }

  @AfterEach
  void deleteStack() throws Exception {
    if (managed().contains(stack.endpoint())) {
      stack.factory().call("deleteConfiguration", stack.endpoint());
      RunningGateway.await(() -> !managed().contains(stack.endpoint()), "the endpoint to go");
    }
  }

  @Test
  void isMadeAndRemovedAsAWhole() throws Exception {
    stack.create(broker.url());

    RunningGateway.await(() -> managed().contains(stack.endpoint()), "the endpoint");
    assertThat(stack.factory().call("getStackComponentsPids", stack.endpoint()))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(stack.endpoint(), stack.dataService(), stack.transport());

    stack.factory().call("deleteConfiguration", stack.endpoint());

    RunningGateway.await(() -> !managed().contains(stack.endpoint()), "the endpoint to go");
    RunningGateway.await(
        () -> !stack.exists("org.eclipse.kura.data.DataTransportService", stack.transport()),
        "the transport to go");
  }

  @Test
  void isNotMadeForAPidThatKuraRefuses() {
    assertThatThrownBy(() -> stack.factory().call("createConfiguration", "my.endpoint"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("the pid must be");
    assertThat(new KuraConfigurations(gateway.context()).byPid("my.endpoint").isNull()).isTrue();
  }

  @Test
  void makesNothingWhenAPartExistsAlready() throws Exception {
    KuraConfigurations configurations = new KuraConfigurations(gateway.context());
    configurations.create("org.eclipse.kura.data.DataService", stack.dataService(), Map.of());

    assertThatThrownBy(() -> stack.factory().call("createConfiguration", stack.endpoint()))
        .rootCause()
        .hasMessageContaining(stack.dataService());

    assertThat(configurations.byPid(stack.endpoint()).isNull()).isTrue();
  }

  @Test
  void carriesWhatAnApplicationPublishesAndConfirmsIt() throws Exception {
    stack.create(broker.url());
    stack.addPublisher("confirmed", "up/#client-id", 1);
    bindRadio("confirmed");
    try (TestClient client = new TestClient(broker, "up/#")) {
      stack.endpointService().call("connect");
      String id = gateway.emit(RADIO, "hello").substring("id ".length());

      client.awaitHeard("up/gateway-carriesWhatAnApplicationPublishesAndConfirmsIt hello");
      awaitRadio("confirmed " + id);
    }
  }

  @Test
  void bringsWhatASubscriberAsksFor() throws Exception {
    stack.create(broker.url());
    stack.addSubscriber("ears", "down/+");
    stack.configure(RADIO, Map.of("CloudSubscriber.target", "(kura.service.pid=ears)"));
    try (TestClient client = new TestClient(broker, "none")) {
      stack.endpointService().call("connect");
      client.say("down/a", "hello");

      awaitRadio("down/a hello");
    }
  }

  @Test
  void bindsAnotherPublisherWhenTheTargetIsChanged() throws Exception {
    stack.create(broker.url());
    stack.addPublisher("first", "rebind/first", 0);
    stack.addPublisher("second", "rebind/second", 0);
    stack.endpointService().call("connect");
    try (TestClient client = new TestClient(broker, "rebind/#")) {
      bindRadio("first");
      gateway.emit(RADIO, "one");
      client.awaitHeard("rebind/first one");

      stack.configure(RADIO, Map.of("CloudPublisher.target", "(kura.service.pid=second)"));
      RunningGateway.await(() -> isHeardBy(client, "rebind/second test"), "the second publisher");
    }
  }

  @Test
  void leavesAnApplicationWithoutPublisherWhenItIsDeleted() throws Exception {
    stack.create(broker.url());
    stack.addPublisher("kept", "kept", 0);
    stack.addPublisher("deleted", "deleted", 0);
    stack.endpointService().call("connect");
    bindRadio("deleted");

    ForeignService.find(gateway.context(), "org.eclipse.kura.configuration.ConfigurationService")
        .call("deleteFactoryConfiguration", "deleted", true);

    awaitPublishing("no publisher");
    assertThat(stack.isConnected()).isTrue();
    bindRadio("kept");
  }

  @Test
  void keepsWhatIsPublishedUntilTheBrokerIsThere() throws Exception {
    TestBroker late = TestBroker.plain();
    late.stop();
    stack.create(late.url());
    stack.addPublisher("patient", "late", 1);
    stack.connectByItself();
    bindRadio("patient");

    assertThat(gateway.emit(RADIO, "waited")).startsWith("id ");
    assertThat(stack.isConnected()).isFalse();

    late.start();
    try (TestClient client = new TestClient(late, "late")) {
      client.awaitHeard("late waited");
      assertThat(stack.isConnected()).isTrue();
      stack.endpointService().call("disconnect");
    } finally {
      late.close();
    }
  }

  @Test
  void saysWhatIsWrongWithABrokerUrlAndConnectsOnceItIsRight() throws Exception {
    stack.create(broker.url());
    stack.setBroker("http://broker", "");

    assertThat(stack.isConnected()).isFalse();
    assertThatThrownBy(() -> stack.endpointService().call("connect"))
        .rootCause()
        .hasMessageContaining("broker-url must begin with mqtt://");

    stack.setBroker(broker.url(), broker.url());
    stack.endpointService().call("connect");
    assertThat(stack.isConnected()).isTrue();
  }

  @Test
  void keepsAMisconfiguredPublisherAndSaysWhy() throws Exception {
    stack.create(broker.url());
    stack.addPublisher("wrong", "a/#", 0);
    bindRadio("wrong", "topic must not contain + or #, was \"a/#\"");

    stack.configure("wrong", Map.of("topic", "a/b"));
    awaitPublishing("id null");
  }

  @Test
  void saysThatAPublisherHasNoEndpoint() throws Exception {
    stack.addPublisher("lonely", "a", 0);
    bindRadio("lonely", "cloud endpoint not bound");

    stack.create(broker.url());
    awaitPublishing("id null");
  }

  @Test
  void comesBackWhenItsBundleIsStoppedAndStarted() throws Exception {
    stack.create(broker.url());
    stack.connectByItself();
    stack.addPublisher("reborn", "reborn", 0);
    bindRadio("reborn");
    Bundle bundle = gateway.bundle("io.marram.emulator.rawmqtt");

    bundle.stop();
    assertThat(gateway.emit(RADIO, "x")).isEqualTo("no publisher");
    bundle.start();

    awaitPublishing("id null");
    RunningGateway.await(this::connected, "the connection");
    stack = new CloudStack(gateway, "-comesBackWhenItsBundleIsStoppedAndStarted");
  }

  @Test
  void isThereAgainAfterARestart() throws Exception {
    Path home = directory.resolve("restarted");
    try (RunningGateway first = RunningGateway.start(home)) {
      CloudStack made = new CloudStack(first, "");
      made.create(broker.url());
      made.connectByItself();
      made.addPublisher("lasting", "lasting", 0);
      RunningGateway.await(() -> connected(made), "the connection");
    }

    try (RunningGateway second = RunningGateway.start(home)) {
      CloudStack found = new CloudStack(second, "");
      found.awaitComponents();
      RunningGateway.await(() -> connected(found), "the connection");
      assertThat(
              found.exists("org.eclipse.kura.cloudconnection.publisher.CloudPublisher", "lasting"))
          .isTrue();
    }
  }

  private void bindRadio(String publisher) throws Exception {
    stack.configure(RADIO, Map.of("CloudPublisher.target", "(kura.service.pid=" + publisher + ")"));
    RunningGateway.await(() -> publishing().startsWith("id "), publisher);
  }

  private void bindRadio(String publisher, String answer) throws Exception {
    stack.configure(RADIO, Map.of("CloudPublisher.target", "(kura.service.pid=" + publisher + ")"));
    awaitPublishing(answer);
  }

  private static void awaitPublishing(String answer) throws Exception {
    RunningGateway.await(() -> publishing().contains(answer), answer);
  }

  private static String publishing() {
    try {
      return gateway.emit(RADIO, "test");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The change of a target takes its time: it is said until it is heard. */
  private static boolean isHeardBy(TestClient client, String message) {
    publishing();
    return client.heard().contains(message);
  }

  private static void awaitRadio(String heard) throws Exception {
    List<String> all = gateway.received(RADIO);
    RunningGateway.await(() -> all.contains(heard), heard);
  }

  private boolean connected() {
    return connected(stack);
  }

  private static boolean connected(CloudStack stack) {
    try {
      return stack.isConnected();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> managed() {
    Object pids = stack.factory().call("getManagedCloudConnectionPids");
    return ((Collection<?>) pids).stream().map(String.class::cast).toList();
  }
}
