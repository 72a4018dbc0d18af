package io.marram.recognition.internal;

import io.marram.aws.AwsProperties;
import io.marram.recognition.QueueAddress;
import io.marram.recognition.RecognitionSettings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Maps the configuration to settings; empty properties come from the environment. */
final class RecognitionMapping {

  private final AwsProperties aws;

  /**
   * @param environment the value of an environment variable, or null
   * @param decryption the clear text of a password property
   */
  RecognitionMapping(UnaryOperator<String> environment, UnaryOperator<String> decryption) {
    aws = new AwsProperties(environment, decryption);
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
        aws.access(
            aws.find(config.region(), "AWS_REGION").or(requests::region),
            config.endpoint(),
            config.access_key_id(),
            config.secret_access_key(),
            Duration.ofMillis(config.timeout_milliseconds())),
        config.largest_message_bytes());
  }

  private QueueAddress queue(String property, String value, String variable) {
    return aws.find(value, variable)
        .map(url -> QueueAddress.parse(property, url))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is empty, and so is the environment variable %s"
                        .formatted(property, variable)));
  }
}
