package io.marram.aws;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients of AWS within a bundle that carries the SDK and this class. */
public final class AwsClients {

  private AwsClients() {}

  /**
   * Says to a client where AWS is and how long to try.
   *
   * @param attempts how often a call is tried
   * @param longestConnect how long a connection may take, if the call may take longer
   * @return the builder
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      B builder, AwsAccess access, int attempts, Duration longestConnect) {
    Duration timeout = access.timeout();
    Duration connect = timeout.compareTo(longestConnect) < 0 ? timeout : longestConnect;
    access.endpoint().ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(access.region()))
        .credentialsProvider(credentials(access))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(connect).socketTimeout(timeout))
        .overrideConfiguration(
            override ->
                override
                    .apiCallTimeout(timeout)
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(attempts)
                            .build()));
  }

  private static AwsCredentialsProvider credentials(AwsAccess access) {
    return access
        .accessKey()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /**
   * Calls the SDK. It looks for its parts through the thread's class loader, which is another
   * bundle's.
   *
   * @throws SdkException if AWS is away or refuses it
   */
  public static <T> T call(Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader others = thread.getContextClassLoader();
    thread.setContextClassLoader(AwsClients.class.getClassLoader());
    try {
      return call.get();
    } catch (UncheckedIOException e) {
      // The SDK lets this out where a connection ends while it writes.
      throw SdkClientException.create(e.getMessage(), e);
    } finally {
      thread.setContextClassLoader(others);
    }
  }
}
