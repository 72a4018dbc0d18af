package io.marram.collection.internal;

import io.marram.aws.AwsAccess;
import io.marram.aws.AwsClients;
import io.marram.collection.BucketException;
import io.marram.collection.PictureBucket;
import io.marram.collection.UploadSettings;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
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
    this.client = AwsClients.call(() -> build(settings.access()));
  }

  private static S3Client build(AwsAccess access) {
    S3ClientBuilder builder =
        AwsClients.configure(S3Client.builder(), access, ATTEMPTS, LONGEST_CONNECT);
    if (access.endpoint().isPresent()) {
      // Other stores often know neither buckets as host names nor bodies in signed chunks nor the
      // newer checksums.
      builder
          .forcePathStyle(true)
          .serviceConfiguration(plain -> plain.chunkedEncodingEnabled(false))
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    }
    return builder.build();
  }

  @Override
  public void put(String key, byte[] content, String contentType) throws BucketException {
    try {
      AwsClients.call(
          () ->
              client.putObject(
                  request -> request.bucket(settings.bucket()).key(key).contentType(contentType),
                  RequestBody.fromBytes(content)));
    } catch (S3Exception e) {
      throw new BucketException(isRefusal(e.statusCode()), reason(e), e);
    } catch (SdkException e) {
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
}
