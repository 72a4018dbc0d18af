package io.marram.recognition;

import io.marram.aws.AwsAccess;

/**
 * What the way to recognition needs to know.
 *
 * @param requestQueue where faces go
 * @param responseQueue where answers go
 * @param access where SQS is reached; a message may take 500 ms..30 s to be accepted
 * @param largestMessageBytes what the queues accept, 1 KiB..1 MiB
 */
public record RecognitionSettings(
    QueueAddress requestQueue,
    QueueAddress responseQueue,
    AwsAccess access,
    int largestMessageBytes) {

  private static final int SMALLEST_LIMIT = 1 << 10;
  private static final int LARGEST_LIMIT = 1 << 20;

  public RecognitionSettings {
    if (largestMessageBytes < SMALLEST_LIMIT || largestMessageBytes > LARGEST_LIMIT) {
      throw new IllegalArgumentException(
          "largest.message.bytes must be %d..%d, was %d"
              .formatted(SMALLEST_LIMIT, LARGEST_LIMIT, largestMessageBytes));
    }
    access.requireTimeout(500, 30_000);
  }
}
