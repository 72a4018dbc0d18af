package io.marram.collection.internal;

import io.marram.collection.BucketException;
import io.marram.collection.PictureBucket;
import io.marram.collection.UploadSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket in S3, or in a store that speaks like it. */
final class S3Bucket implements PictureBucket, AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;

  private final UploadSettings settings;
  private final S3Client client;

  S3Bucket(UploadSettings settings) {
    this.settings = settings;
    this.client = withOwnClassLoader(() -> build(settings));
  }

  private static S3Client build(UploadSettings settings) {
    Duration connect =
        settings.timeout().compareTo(LONGEST_CONNECT) < 0 ? settings.timeout() : LONGEST_CONNECT;
    S3ClientBuilder builder =
        S3Client.builder()
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
    settings
        .endpoint()
        .ifPresent(
            endpoint ->
                // Other stores often know neither buckets as host names nor bodies in signed chunks
                // nor the newer checksums.
                builder
                    .endpointOverride(endpoint)
                    .forcePathStyle(true)
                    .serviceConfiguration(plain -> plain.chunkedEncodingEnabled(false))
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED));
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(UploadSettings settings) {
    return settings
        .accessKey()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public void put(String key, byte[] content, String contentType) throws BucketException {
    try {
      withOwnClassLoader(
          () ->
              client.putObject(
                  request -> request.bucket(settings.bucket()).key(key).contentType(contentType),
                  RequestBody.fromBytes(content)));
    } catch (S3Exception e) {
      throw new BucketException(isRefusal(e.statusCode()), reason(e), e);
    } catch (SdkException | UncheckedIOException e) {
      // A store that ends a connection which was kept open is answered with the latter.
      throw new BucketException(false, e.getMessage(), e);
    }
  }

  /** Whether it would say the same again: no right, no bucket, another region. */
  private static boolean isRefusal(int status) {
    return status >= 300
        && status < 500
        && status != REQUEST_TIMEOUT
        && status != TOO_MANY_REQUESTS;
  }

  private static String reason(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null
        ? "status " + e.statusCode()
        : "%d %s: %s".formatted(e.statusCode(), details.errorCode(), details.errorMessage());
  }

  @Override
  public void close() {
    client.close();
  }

  /** The SDK looks for its parts through the thread's class loader, which is another bundle's. */
  private static <T> T withOwnClassLoader(Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader others = thread.getContextClassLoader();
    thread.setContextClassLoader(S3Bucket.class.getClassLoader());
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(others);
    }
  }
}
