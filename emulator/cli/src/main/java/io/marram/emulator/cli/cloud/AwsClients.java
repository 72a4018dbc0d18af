package io.marram.emulator.cli.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of AWS: of a local system's services, or of AWS itself with the machine's credentials.
 */
public final class AwsClients {

  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  /** The people function may have to be started first, which loads PyTorch. */
  private static final Duration INVOCATION = Duration.ofSeconds(90);

  private AwsClients() {}

  /** A client of SQS. */
  public static SqsClient sqs(String region, Optional<URI> localEndpoint) {
    return SqsClient.builder()
        .region(Region.of(region))
        .applyMutation(client -> localEndpoint.ifPresent(client::endpointOverride))
        .credentialsProvider(credentials(localEndpoint))
        .httpClient(http(LONG_POLL))
        .build();
  }

  /** A client of Lambda. */
  public static LambdaClient lambda(String region, Optional<URI> localEndpoint) {
    return LambdaClient.builder()
        .region(Region.of(region))
        .applyMutation(client -> localEndpoint.ifPresent(client::endpointOverride))
        .credentialsProvider(credentials(localEndpoint))
        .httpClient(http(INVOCATION))
        .build();
  }

  /** A client of DynamoDB. */
  public static DynamoDbClient dynamoDb(String region, URI localEndpoint) {
    return DynamoDbClient.builder()
        .region(Region.of(region))
        .endpointOverride(localEndpoint)
        .credentialsProvider(credentials(Optional.of(localEndpoint)))
        .httpClient(http(LONG_POLL))
        .build();
  }

  /** A local system takes any credentials; the machine's own must not travel there. */
  private static AwsCredentialsProvider credentials(Optional<URI> localEndpoint) {
    return localEndpoint.isPresent()
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
        : DefaultCredentialsProvider.builder().build();
  }

  private static SdkHttpClient http(Duration socketTimeout) {
    return UrlConnectionHttpClient.builder().socketTimeout(socketTimeout).build();
  }
}
