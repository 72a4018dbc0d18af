package io.marram.recognition;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the way to recognition needs to know.
 *
 * @param requestQueue where faces go
 * @param responseQueue where answers go
 * @param region AWS region
 * @param endpoint another SQS than AWS's, for tests and emulators
 * @param accessKey AWS credentials; without them, those that the SDK finds by itself
 * @param largestMessageBytes what the queues accept, 1 KiB..1 MiB
 * @param timeout how long one message may take to be accepted, 500 ms..30 s
 */
public record RecognitionSettings(
    QueueAddress requestQueue,
    QueueAddress responseQueue,
    String region,
    Optional<URI> endpoint,
    Optional<AccessKey> accessKey,
    int largestMessageBytes,
    Duration timeout) {

  private static final int SMALLEST_LIMIT = 1 << 10;
  private static final int LARGEST_LIMIT = 1 << 20;

  /**
   * AWS credentials.
   *
   * @param id the access key's id
   * @param secret in clear
   */
  public record AccessKey(String id, String secret) {

    public AccessKey {
      if (id.isEmpty() != secret.isEmpty()) {
        throw new IllegalArgumentException(
            "access.key.id and secret.access.key belong together, but only one is set");
      }
    }

    /** Does not say the secret. */
    @Override
    public String toString() {
      return "AccessKey[id=" + id + "]";
    }
  }

  public RecognitionSettings {
    if (!region.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "region must be the name of an AWS region, such as eu-central-1, was \"" + region + "\"");
    }
    if (largestMessageBytes < SMALLEST_LIMIT || largestMessageBytes > LARGEST_LIMIT) {
      throw new IllegalArgumentException(
          "largest.message.bytes must be %d..%d, was %d"
              .formatted(SMALLEST_LIMIT, LARGEST_LIMIT, largestMessageBytes));
    }
    if (timeout.toMillis() < 500 || timeout.toMillis() > 30_000) {
      throw new IllegalArgumentException(
          "timeout.milliseconds must be 500..30000, was " + timeout.toMillis());
    }
  }
}
