package io.marram.awsiot.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marram.awsiot.internal.mqtt.BackOff;
import io.marram.awsiot.internal.mqtt.LinkTiming;
import io.marram.awsiot.internal.mqtt.TestBroker;
import io.marram.awsiot.internal.mqtt.TestCertificates;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.Entry;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.EventAdmin;

/** An endpoint with its outbox, against a broker that asks for certificates. */
@Timeout(180)
class AwsIotEndpointTest {

  private static final Map<String, Object> JSON =
      Map.of("message.kind", "json", "topic", "out/$name", "stream", "out", "lane", "events");

  private static final LinkTiming HURRIED =
      new LinkTiming(
          new BackOff(Duration.ofMillis(50), Duration.ofMillis(500)),
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  @TempDir Path directory;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<String> confirmed = new CopyOnWriteArrayList<>();
  private TestCertificates certificates;
  private TestBroker broker;
  private AwsIotEndpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    certificates = new TestCertificates(directory.resolve("certificates"));
    broker = new TestBroker(directory.resolve("broker"), certificates);
    endpoint = endpoint();
  }

  @AfterEach
  void stop() {
    endpoint.deactivate();
    broker.close();
  }

  @Test
  void publishesWhatItAcceptsAndConfirmsIt() throws Exception {
    endpoint.registerCloudDeliveryListener(confirmed::add);
    endpoint.activate(config(Map.of()));

    String id = publish("a");

    Eventually.until("it is confirmed", () -> confirmed.contains(id));
    assertThat(broker.published()).contains("out.a {\"name\":\"a\"}");
    assertThat(id).matches("out-[0-9a-f]{6}/1");
    assertThat(endpoint.isConnected()).isTrue();
    assertThat(events).contains("org/eclipse/kura/cloud/CloudConnectionStatus/ESTABLISHED");
    assertThat(endpoint.getInfo())
        .containsEntry("State", "CONNECTED")
        .containsEntry("Dropped", "0");
  }

  @Test
  void keepsWhatIsPublishedWhileItsConfigurationIsWrong() throws Exception {
    endpoint.activate(config(Map.of("endpoint", "mqtts://wrong", "outbox.megabytes", 0)));
    publish("early");

    assertThat(endpoint.isConnected()).isFalse();
    assertThat(endpoint.getInfo())
        .containsEntry("State", "MISCONFIGURED")
        .containsEntry("Waiting", "1");
    assertThat(endpoint.getInfo().get("Reason")).contains("endpoint must be host[:port]");
    assertThatExceptionOfType(KuraException.class)
        .isThrownBy(endpoint::connect)
        .withMessageContaining("endpoint must be host[:port]");

    endpoint.modified(config(Map.of()));
    Eventually.until(
        "it arrives", () -> broker.published().contains("out.early {\"name\":\"early\"}"));
  }

  @Test
  void losesNothingAndKeepsTheOrderWhenTheConnectionIsCutAgainAndAgain() throws Exception {
    endpoint.activate(config(Map.of("publishes.per.second", 1000)));
    Eventually.until("it is connected", endpoint::isConnected);
    for (int i = 0; i < 300; i++) {
      publish("n" + i);
      if (i % 60 == 30) {
        broker.cutConnections();
      }
    }

    Eventually.until("all have arrived", () -> firsts().size() == 300);
    assertThat(firsts()).containsExactlyElementsOf(numbers(300));
  }

  @Test
  void losesNothingWhenItsCertificateChangesUnderLoad() throws Exception {
    endpoint.activate(config(Map.of("publishes.per.second", 1000)));
    Eventually.until("it is connected", endpoint::isConnected);
    int published = 0;
    Certificate renewed = certificates.renew(Duration.ofDays(40));
    while (!broker.seen().contains(renewed)) {
      publish("n" + published++);
      Thread.sleep(5);
    }
    publish("n" + published++);

    int all = published;
    Eventually.until("all have arrived", () -> firsts().size() == all);
    assertThat(arrived()).containsExactlyElementsOf(numbers(all));
  }

  @Test
  void sendsAfterARestartWhatItHadAcceptedBefore() throws Exception {
    endpoint.activate(config(Map.of("endpoint", "127.0.0.1:1")));
    publish("kept");
    endpoint.deactivate();

    endpoint = endpoint();
    endpoint.activate(config(Map.of()));
    Eventually.until(
        "it arrives", () -> broker.published().contains("out.kept {\"name\":\"kept\"}"));
  }

  @Test
  void givesUpMessagesThatThePolicyForbidsAndSaysWhatItHasToAllow() throws Exception {
    broker.denied().add("out.secret");
    endpoint.activate(config(Map.of()));
    publish("secret");
    publish("open");

    Eventually.until(
        "the other arrives", () -> broker.published().contains("out.open {\"name\":\"open\"}"));
    Eventually.until("it is counted", () -> endpoint.getInfo().get("Dropped").equals("1"));
    assertThat(endpoint.getInfo())
        .containsEntry("Refused", "0")
        .containsEntry("Not allowed", "iot:Publish on topic/out/secret");
    broker.denied().clear();
    publish("secret");
    Eventually.until("it is over", () -> endpoint.getInfo().get("Not allowed").isEmpty());
  }

  @Test
  void keepsReadingsThatThePolicyForbidsUntilItIsCorrected() throws Exception {
    broker.denied().add("sensors.s1.data");
    broker.denied().add("gateways.gateway.readings");
    endpoint.activate(config(Map.of()));
    measure("s1", 1);
    measure("s1", 2);
    publish("open");

    Eventually.until(
        "messages go on", () -> broker.published().contains("out.open {\"name\":\"open\"}"));
    Eventually.until(
        "it says what is missing",
        () ->
            endpoint
                .getInfo()
                .get("Not allowed")
                .equals(
                    "iot:Publish on topic/sensors/*/data,"
                        + " iot:Publish on topic/gateways/gateway/readings"));
    broker.denied().remove("gateways.gateway.readings");
    Eventually.until("the batch arrives", () -> endpoint.getInfo().get("Waiting").equals("0"));
    assertThat(endpoint.getInfo())
        .containsEntry("Dropped", "0")
        .containsEntry("Not allowed", "iot:Publish on topic/sensors/*/data");

    broker.denied().clear();
    endpoint.connect();
    measure("s1", 3);
    Eventually.until(
        "a single arrives",
        () -> broker.published().stream().anyMatch(p -> p.startsWith("sensors.s1.data ")));
  }

  @Test
  void bringsMessagesToSubscribers() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    endpoint.registerSubscriber(
        Map.of("topic.filter", "out/+"),
        message ->
            heard.add(
                message.getProperties().get("topic")
                    + " "
                    + message.getProperties().containsKey("trace-id")));
    endpoint.activate(config(Map.of()));
    Eventually.until("it is connected", endpoint::isConnected);

    Eventually.until(
        "it is heard",
        () -> {
          publish("echo");
          return heard.contains("out/echo true");
        });
  }

  @Test
  void takesItsKeyFromAKeystore() throws Exception {
    Map<String, Entry> entries = new HashMap<>();
    entries.put("iot", TestKeys.entry(certificates, "gateway"));
    entries.put("ca", TestKeys.authority(certificates));
    endpoint.addKeystoreService(keystore(entries), Map.of("kura.service.pid", "Keys"));

    endpoint.activate(config(Map.of("keystore.service", "Keys")));
    Eventually.until("it is connected", endpoint::isConnected);
  }

  @Test
  void saysThatAKeystoreIsMissing() throws Exception {
    endpoint.activate(config(Map.of("keystore.service", "Keys")));

    Eventually.until("it says so", () -> endpoint.getInfo().get("State").equals("UNUSABLE"));
    assertThat(endpoint.getInfo().get("Reason"))
        .isEqualTo("keystore.service: there is no keystore Keys");
  }

  @Test
  void tellsListenersOfTheConnection() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    endpoint.registerCloudConnectionListener(
        new CloudConnectionListener() {
          @Override
          public void onConnectionEstablished() {
            told.add("established");
          }

          @Override
          public void onConnectionLost() {
            told.add("lost");
          }

          @Override
          public void onDisconnected() {
            told.add("disconnected");
          }
        });
    endpoint.activate(config(Map.of()));
    Eventually.until("it is connected", endpoint::isConnected);
    broker.cutConnections();
    Eventually.until("it is back", () -> told.size() >= 3);
    endpoint.disconnect();
    Eventually.until("it is disconnected", () -> told.contains("disconnected"));

    assertThat(told).containsExactly("established", "lost", "established", "disconnected");
  }

  private String publish(String name) throws KuraException {
    KuraPayload payload = new KuraPayload();
    payload.addMetric("name", name);
    return endpoint.publish(new KuraMessage(payload, JSON));
  }

  private void measure(String sensor, double value) throws KuraException {
    KuraPayload payload = new KuraPayload();
    payload.addMetric("sensor.id", sensor);
    payload.addMetric("type", "temperature");
    payload.addMetric("value", value);
    payload.addMetric("unit", "°C");
    payload.addMetric("timestamp", 1_790_000_000_000L);
    endpoint.publish(new KuraMessage(payload, Map.of("message.kind", "readings")));
  }

  private List<String> arrived() {
    return broker.published().stream().filter(line -> line.startsWith("out.n")).toList();
  }

  /** Without what was sent again: a broker gets some things twice. */
  private List<String> firsts() {
    return new ArrayList<>(new java.util.LinkedHashSet<>(arrived()));
  }

  private static List<String> numbers(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("out.n%d {\"name\":\"n%d\"}".formatted(i, i));
    }
    return Collections.unmodifiableList(lines);
  }

  private AwsIotEndpoint endpoint() {
    return new AwsIotEndpoint(
        fake(
            EventAdmin.class,
            event -> events.add(((org.osgi.service.event.Event) event).getTopic())),
        system(),
        Map.of("kura.service.pid", AwsIotEndpoint.PID),
        HURRIED);
  }

  private AwsIotEndpointConfig config(Map<String, Object> changed) {
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                "endpoint",
                "127.0.0.1:" + broker.port(),
                "thing",
                "gateway",
                "outbox.megabytes",
                16,
                "ca.file",
                certificates.file("ca.pem").toString(),
                "certificate.file",
                certificates.file("gateway-cert.pem").toString(),
                "key.file",
                certificates.file("gateway-key.pem").toString()));
    properties.putAll(changed);
    return DeclarativeServices.configuration(AwsIotEndpointConfig.class, properties);
  }

  private SystemService system() {
    return (SystemService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SystemService.class},
            (self, method, arguments) ->
                method.getName().equals("getKuraDataDirectory")
                    ? directory.resolve("data").toString()
                    : null);
  }

  private static KeystoreService keystore(Map<String, KeyStore.Entry> entries) {
    return (KeystoreService)
        Proxy.newProxyInstance(
            AwsIotEndpointTest.class.getClassLoader(),
            new Class<?>[] {KeystoreService.class},
            (self, method, arguments) -> method.getName().equals("getEntries") ? entries : null);
  }

  private static <T> T fake(Class<T> type, java.util.function.Consumer<Object> heard) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              heard.accept(arguments[0]);
              return null;
            }));
  }
}
