package io.marram.awsiot.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.PublishPort.Result;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates change while publications flow. */
@Timeout(120)
class RotationTest {

  private static final Duration VALID = Duration.ofDays(40);

  @TempDir Path directory;
  private TestCertificates certificates;
  private TestBroker broker;
  private TestLink test;

  @BeforeEach
  void connect() throws Exception {
    certificates = new TestCertificates(directory.resolve("ours"));
    broker = new TestBroker(directory.resolve("broker"), certificates);
    test = new TestLink(broker.port(), certificates.gateway()).started();
  }

  @AfterEach
  void disconnect() {
    test.close();
    broker.close();
  }

  @Test
  void losesAndRepeatsAndSwapsNothing() throws Exception {
    List<CompletableFuture<Result>> results = new ArrayList<>();
    int number = 0;
    for (int change = 0; change < 3; change++) {
      X509Certificate renewed = certificates.renew(VALID);
      while (!broker.seen().contains(renewed)) {
        results.add(test.link.publish(TestLink.publication("load", "" + number++)));
        Thread.sleep(2);
      }
    }

    for (CompletableFuture<Result> result : results) {
      assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(Result.ACKNOWLEDGED);
    }
    assertThat(loads())
        .containsExactlyElementsOf(IntStream.range(0, number).mapToObj(i -> "load " + i).toList());
    assertThat(test.told).containsExactly("connected");
  }

  @Test
  void staysWithTheOldCertificateIfTheBrokerRefusesTheNewOne() throws Exception {
    TestCertificates strangers = new TestCertificates(directory.resolve("strangers"));
    for (String kind : List.of("-cert.pem", "-key.pem")) {
      java.nio.file.Files.copy(
          strangers.file("gateway" + kind),
          certificates.file("gateway" + kind),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(publish("load", "" + i)).isEqualTo(Result.ACKNOWLEDGED);
      Thread.sleep(5);
    }
    assertThat(broker.seen()).hasSize(1);
    assertThat(test.told).containsExactly("connected");

    X509Certificate right = certificates.renew(VALID);
    Eventually.until("the right one is used", () -> broker.seen().contains(right));
    assertThat(publish("load", "last")).isEqualTo(Result.ACKNOWLEDGED);
  }

  @Test
  void waitsForTheRestWhenOnlyTheCertificateWasReplacedYet() throws Exception {
    X509Certificate renewed = certificates.issue("next", "RSA", VALID);
    java.nio.file.Files.copy(
        certificates.file("next-cert.pem"),
        certificates.file("gateway-cert.pem"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    for (int i = 0; i < 40; i++) {
      assertThat(publish("load", "" + i)).isEqualTo(Result.ACKNOWLEDGED);
      Thread.sleep(5);
    }
    assertThat(broker.seen()).doesNotContain(renewed);

    certificates.replace("next", "gateway");
    Eventually.until("it is used", () -> broker.seen().contains(renewed));
    assertThat(test.told).containsExactly("connected");
  }

  private List<String> loads() {
    return broker.published().stream().filter(line -> line.startsWith("load ")).toList();
  }

  private Result publish(String topic, String payload) throws Exception {
    return test.link.publish(TestLink.publication(topic, payload)).get(20, TimeUnit.SECONDS);
  }
}
