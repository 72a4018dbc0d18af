package io.marram.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where AWS is reached, and as whom.
 *
 * @param region AWS region
 * @param endpoint another service than AWS's, for tests and stores of one's own
 * @param accessKey AWS credentials; without them, those that the SDK finds by itself
 * @param timeout how long one call may take with all its attempts
 */
public record AwsAccess(
    String region, Optional<URI> endpoint, Optional<AccessKey> accessKey, Duration timeout) {

  public AwsAccess {
    if (!region.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "region must be the name of an AWS region, such as eu-central-1, was \"" + region + "\"");
    }
  }

  /**
   * Checks how long a call may take.
   *
   * @throws IllegalArgumentException if the timeout is outside of these milliseconds
   */
  public void requireTimeout(long least, long most) {
    if (timeout.toMillis() < least || timeout.toMillis() > most) {
      throw new IllegalArgumentException(
          "timeout.milliseconds must be %d..%d, was %d".formatted(least, most, timeout.toMillis()));
    }
  }

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
}
