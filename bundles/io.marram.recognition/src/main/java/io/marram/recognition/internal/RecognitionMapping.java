package io.marram.recognition.internal;

import io.marram.recognition.QueueAddress;
import io.marram.recognition.RecognitionSettings;
import io.marram.recognition.RecognitionSettings.AccessKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Maps the configuration to settings; empty properties come from the environment. */
final class RecognitionMapping {

  private final UnaryOperator<String> environment;
  private final UnaryOperator<String> decryption;

  /**
   * @param environment the value of an environment variable, or null
   * @param decryption the clear text of a password property
   */
  RecognitionMapping(UnaryOperator<String> environment, UnaryOperator<String> decryption) {
    this.environment = environment;
    this.decryption = decryption;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  RecognitionSettings map(RecognitionQueueConfig config) {
    QueueAddress requests =
        queue("request.queue.url", config.request_queue_url(), "SQS_REQUEST_QUEUE_URL");
    return new RecognitionSettings(
        requests,
        queue("response.queue.url", config.response_queue_url(), "SQS_RESPONSE_QUEUE_URL"),
        find(config.region(), "AWS_REGION")
            .or(requests::region)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "region is empty, and so is the environment variable AWS_REGION")),
        present(config.endpoint()).map(RecognitionMapping::endpoint),
        accessKey(config),
        config.largest_message_bytes(),
        Duration.ofMillis(config.timeout_milliseconds()));
  }

  private QueueAddress queue(String property, String value, String variable) {
    return find(value, variable)
        .map(url -> QueueAddress.parse(property, url))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is empty, and so is the environment variable %s"
                        .formatted(property, variable)));
  }

  private Optional<AccessKey> accessKey(RecognitionQueueConfig config) {
    String id = present(config.access_key_id()).orElse("");
    String secret = present(config.secret_access_key()).map(decryption).orElse("");
    return id.isEmpty() && secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new AccessKey(id, secret));
  }

  private static URI endpoint(String value) {
    try {
      URI uri = new URI(value);
      if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("endpoint is not a URL: \"" + value + "\"", e);
    }
    throw new IllegalArgumentException(
        "endpoint must be an http or https URL, was \"" + value + "\"");
  }

  private Optional<String> find(String value, String variable) {
    return present(value).or(() -> present(environment.apply(variable)));
  }

  private static Optional<String> present(String value) {
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }
}
