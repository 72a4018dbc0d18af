package io.marram.recognition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.aws.AwsAccess.AccessKey;
import io.marram.recognition.RecognitionSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;

class RecognitionMappingTest {

  private static final String REQUESTS = "https://sqs.eu-central-1.amazonaws.com/1/requests";
  private static final String RESPONSES = "https://sqs.eu-central-1.amazonaws.com/1/responses";

  @Test
  void hasDefaultsThatOnlyLackQueues() {
    RecognitionSettings settings = map(queues(Map.of()), Map.of());

    assertThat(settings.requestQueue().url()).isEqualTo(REQUESTS);
    assertThat(settings.responseQueue().url()).isEqualTo(RESPONSES);
    assertThat(settings.access().region()).isEqualTo("eu-central-1");
    assertThat(settings.access().endpoint()).isEmpty();
    assertThat(settings.access().accessKey()).isEmpty();
    assertThat(settings.largestMessageBytes()).isEqualTo(262_144);
    assertThat(settings.access().timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void mapsEveryProperty() {
    RecognitionSettings settings =
        map(
            queues(
                Map.of(
                    "region", "us-east-1",
                    "endpoint", "http://127.0.0.1:9324",
                    "access.key.id", "AKIA",
                    "secret.access.key", "terces",
                    "largest.message.bytes", 1_048_576,
                    "timeout.milliseconds", 700)),
            Map.of());

    assertThat(settings.access().region()).isEqualTo("us-east-1");
    assertThat(settings.access().endpoint()).contains(URI.create("http://127.0.0.1:9324"));
    assertThat(settings.access().accessKey()).contains(new AccessKey("AKIA", "secret"));
    assertThat(settings.access().accessKey().toString()).doesNotContain("secret");
    assertThat(settings.largestMessageBytes()).isEqualTo(1_048_576);
    assertThat(settings.access().timeout()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void takesWhatIsEmptyFromTheEnvironment() {
    RecognitionSettings settings =
        map(
            Map.of(),
            Map.of(
                "AWS_REGION", "eu-west-1",
                "SQS_REQUEST_QUEUE_URL", REQUESTS,
                "SQS_RESPONSE_QUEUE_URL", RESPONSES));

    assertThat(settings.requestQueue().url()).isEqualTo(REQUESTS);
    assertThat(settings.responseQueue().url()).isEqualTo(RESPONSES);
    assertThat(settings.access().region()).isEqualTo("eu-west-1");
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused(Map.of(), "request.queue.url is empty");
    assertRefused(Map.of("request.queue.url", REQUESTS), "response.queue.url is empty");
    assertRefused(queues(Map.of("request.queue.url", "requests")), "request.queue.url");
    assertRefused(queues(Map.of("request.queue.url", "http://127.0.0.1/1/q")), "AWS_REGION");
    assertRefused(queues(Map.of("region", "Frankfurt am Main")), "Frankfurt am Main");
    assertRefused(queues(Map.of("endpoint", "127.0.0.1:9324")), "endpoint");
    assertRefused(queues(Map.of("access.key.id", "AKIA")), "belong together");
    assertRefused(queues(Map.of("largest.message.bytes", 100)), "1024..1048576, was 100");
    assertRefused(queues(Map.of("timeout.milliseconds", 0)), "500..30000, was 0");
  }

  private static void assertRefused(Map<String, Object> properties, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(properties, Map.of()))
        .withMessageContaining(reason);
  }

  private static Map<String, Object> queues(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("request.queue.url", REQUESTS);
    properties.put("response.queue.url", RESPONSES);
    properties.putAll(changed);
    return properties;
  }

  private static RecognitionSettings map(
      Map<String, Object> properties, Map<String, String> environment) {
    return new RecognitionMapping(
            environment::get, text -> new StringBuilder(text).reverse().toString())
        .map(DeclarativeServices.configuration(RecognitionQueueConfig.class, properties));
  }
}
