package io.marram.awsiot.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.PublishPort.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a link and a broker agree on when they connect: will, session, aliases, limits. */
@Timeout(120)
class BrokerTermsTest {

  private static final int RECEIVE_MAXIMUM = 5;
  private static final int ALIASES = 3;

  @TempDir Path directory;
  private final WireRecorder wire = new WireRecorder(RECEIVE_MAXIMUM);
  private TestCertificates certificates;
  private TestBroker broker;

  @BeforeEach
  void start() throws Exception {
    certificates = new TestCertificates(directory.resolve("ours"));
    broker =
        new TestBroker(directory.resolve("broker"), certificates, ";topicAliasMaximum=" + ALIASES);
    broker.record(wire);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void theBrokerPublishesTheLastWillWhenTheConnectionIsCut() throws Exception {
    LastWill will = new LastWill("clients/gateway/will", "gone", 1, false);
    try (TestLink test = link("gateway", Optional.of(will)).started()) {
      broker.cutConnections();

      Eventually.until(
          "it is published", () -> broker.published().contains("clients.gateway.will gone"));
      Eventually.until("it is connected again", () -> test.told.size() >= 3);
    }
  }

  @Test
  void theBrokerPublishesNoLastWillWhenTheLinkIsClosed() throws Exception {
    LastWill will = new LastWill("clients/gateway/will", "gone", 1, false);
    link("gateway", Optional.of(will)).started().close();
    try (TestLink other = link("other", Optional.empty()).started()) {
      publish(other, "later", "x");
    }

    assertThat(broker.published()).containsExactly("later x");
  }

  @Test
  void sendsATopicOnceAndThenItsNumberAsFarAsTheBrokerHasRoom() throws Exception {
    try (TestLink test = link("gateway", Optional.empty()).started()) {
      for (String topic : List.of("a", "b", "a", "c", "b", "d", "d", "a")) {
        publish(test, topic, "x");
      }
    }

    assertThat(wire.topics).containsExactly("a#1", "b#2", "#1", "c#3", "#2", "d#", "d#", "#1");
    assertThat(broker.published())
        .containsExactly("a x", "b x", "a x", "c x", "b x", "d x", "d x", "a x");
  }

  @Test
  void numbersTopicsAnewOnANewConnection() throws Exception {
    try (TestLink test = link("gateway", Optional.empty()).started()) {
      publish(test, "a", "x");
      broker.cutConnections();
      Eventually.until("it is connected again", () -> test.told.size() == 3);
      publish(test, "b", "x");
      publish(test, "b", "y");
    }

    assertThat(wire.topics).containsExactly("a#1", "b#1", "#1");
    assertThat(broker.published()).containsExactly("a x", "b x", "b y");
  }

  @Test
  void hasNoMoreOnTheWayThanTheBrokerAllows() throws Exception {
    try (TestLink test = link("gateway", Optional.empty()).started()) {
      List<CompletableFuture<Result>> results = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        results.add(test.link.publish(TestLink.publication("load", "" + i)));
      }
      for (CompletableFuture<Result> result : results) {
        assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(Result.ACKNOWLEDGED);
      }

      assertThat(wire.mostUnacknowledged()).isBetween(2, RECEIVE_MAXIMUM);
      assertThat(test.told).containsExactly("connected");
      assertThat(broker.published())
          .containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(i -> "load " + i).toList());
    }
  }

  @Test
  void bringsToASubscriberWhatWasPublishedWhileTheLinkWasAway() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (TestLink test = link("gateway", Optional.empty());
        TestLink other = link("other", Optional.empty()).started()) {
      test.subscriptions.add(
          "news/#", 1, message -> heard.add(new String(message.payload(), StandardCharsets.UTF_8)));
      test.started();
      Eventually.until(
          "it is subscribed",
          () -> {
            publish(other, "news/first", "first");
            return heard.contains("first");
          });

      test.link.disconnect();
      Eventually.until("it is away", () -> test.link.state().phase() == LinkState.Phase.STOPPED);
      publish(other, "news/missed", "1");
      publish(other, "news/missed", "2");
      test.link.connect();

      Eventually.until("it hears them", () -> heard.contains("2"));
      assertThat(heard).containsSubsequence("first", "1", "2");
    }
  }

  @Test
  void bringsAgainWhatASubscriberHadNotFinishedWhenTheConnectionWasCut() throws Exception {
    List<String> begun = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> proceed = new CompletableFuture<>();
    try (TestLink test = link("gateway", Optional.empty());
        TestLink other = link("other", Optional.empty()).started()) {
      test.subscriptions.add(
          "work",
          1,
          message -> {
            begun.add(new String(message.payload(), StandardCharsets.UTF_8));
            proceed.join();
          });
      test.started();
      Eventually.until(
          "it has begun",
          () -> {
            publish(other, "work", "job");
            return !begun.isEmpty();
          });

      broker.cutConnections();
      Eventually.until("it is connected again", () -> test.told.size() == 3);
      int before = begun.size();
      proceed.complete(null);

      Eventually.until("the job comes again", () -> begun.size() > before);
    }
  }

  /** With a will without a session: this broker publishes a will when the session ends. */
  private TestLink link(String clientId, Optional<LastWill> will) throws Exception {
    ConnectionSettings settings =
        new ConnectionSettings(
            "127.0.0.1",
            broker.port(),
            clientId,
            Duration.ofSeconds(30),
            will.isPresent() ? Duration.ZERO : Duration.ofHours(1),
            will);
    return new TestLink(settings, certificates.gateway());
  }

  private static void publish(TestLink test, String topic, String payload) throws Exception {
    Result result =
        test.link.publish(TestLink.publication(topic, payload)).get(20, TimeUnit.SECONDS);
    assertThat(result).isEqualTo(Result.ACKNOWLEDGED);
  }
}
