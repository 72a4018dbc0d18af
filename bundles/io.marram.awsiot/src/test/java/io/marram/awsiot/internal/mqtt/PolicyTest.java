package io.marram.awsiot.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.PublishPort.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that closes the connection when something is published that its policy forbids. */
@Timeout(120)
class PolicyTest {

  @TempDir Path directory;

  @Test
  void findsTheTopicThatEndsTheConnectionAndBringsTheOthersThrough() throws Exception {
    TestCertificates certificates = new TestCertificates(directory.resolve("ours"));
    try (TestBroker broker =
            new TestBroker(
                directory.resolve("broker"),
                certificates,
                ";closeMqttConnectionOnPublishAuthorizationFailure=true");
        TestLink test = new TestLink(broker.port(), certificates.gateway())) {
      broker.denied().add("secret");
      test.started();
      List<String> open = new ArrayList<>(List.of("a", "b", "secret", "c", "d"));

      for (int round = 0; round < 50 && !open.isEmpty(); round++) {
        List<CompletableFuture<Result>> results = new ArrayList<>();
        for (String topic : open) {
          results.add(test.link.publish(TestLink.publication(topic, "x")));
        }
        Eventually.until(
            "all are settled", () -> results.stream().allMatch(CompletableFuture::isDone));
        for (int i = results.size() - 1; i >= 0; i--) {
          if (!results.get(i).isCompletedExceptionally()) {
            open.remove(i);
          }
        }
        Eventually.until("it is connected", () -> test.link.state().isConnected());
      }

      assertThat(open).isEmpty();
      assertThat(broker.published()).contains("a x", "b x", "c x", "d x");
      assertThat(test.told).anyMatch(line -> line.startsWith("not allowed secret: "));
      assertThat(test.told.stream().filter("connected"::equals)).hasSizeLessThan(20);
    }
  }
}
