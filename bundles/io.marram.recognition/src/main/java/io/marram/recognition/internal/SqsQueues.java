package io.marram.recognition.internal;

import io.marram.recognition.QueueAddress;
import io.marram.recognition.QueueMessage;
import io.marram.recognition.RecognitionSettings;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The request queue and the response queue in SQS. */
final class SqsQueues implements AutoCloseable {

  private static final int ATTEMPTS = 2;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

  private final RecognitionSettings settings;
  private final SqsClient client;

  SqsQueues(RecognitionSettings settings) {
    this.settings = settings;
    this.client = withOwnClassLoader(() -> build(settings));
  }

  private static SqsClient build(RecognitionSettings settings) {
    Duration connect =
        settings.timeout().compareTo(LONGEST_CONNECT) < 0 ? settings.timeout() : LONGEST_CONNECT;
    SqsClientBuilder builder =
        SqsClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(connect)
                    .socketTimeout(settings.timeout()))
            .overrideConfiguration(
                override ->
                    override
                        .apiCallTimeout(settings.timeout())
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(RecognitionSettings settings) {
    return settings
        .accessKey()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /**
   * Sends a message; when it returns, SQS has it.
   *
   * @throws SdkException if SQS is away or refuses it
   */
  void send(QueueMessage message) {
    QueueAddress queue =
        switch (message.destination()) {
          case REQUEST -> settings.requestQueue();
          case RESPONSE -> settings.responseQueue();
        };
    SendMessageRequest.Builder request =
        SendMessageRequest.builder().queueUrl(queue.url()).messageBody(message.body());
    if (queue.isFifo()) {
      String id = QueueAddress.idFor(message.requestId());
      request.messageDeduplicationId(id).messageGroupId(id);
    }
    withOwnClassLoader(() -> client.sendMessage(request.build()));
  }

  @Override
  public void close() {
    client.close();
  }

  /** The SDK looks for its parts through the thread's class loader, which is another bundle's. */
  private static <T> T withOwnClassLoader(Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader others = thread.getContextClassLoader();
    thread.setContextClassLoader(SqsQueues.class.getClassLoader());
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(others);
    }
  }
}
