package io.marram.collection;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where kept pictures are uploaded to.
 *
 * @param bucket the S3 bucket's name
 * @param prefix of all keys, without a slash at its ends; may be empty
 * @param gateway by which the bucket tells gateways apart
 * @param region AWS region
 * @param endpoint another S3 than AWS's, for tests and stores of one's own
 * @param accessKey AWS credentials; without them, those that the SDK finds by itself
 * @param timeout how long one file may take, 500 ms to 5 min
 */
public record UploadSettings(
    String bucket,
    String prefix,
    String gateway,
    String region,
    Optional<URI> endpoint,
    Optional<AccessKey> accessKey,
    Duration timeout) {

  private static final String KEY_PART = "[A-Za-z0-9!_.*'()=-]+";

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

  public UploadSettings {
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "bucket must be the name of an S3 bucket (3 to 63 of a-z, 0-9, . and -), was \""
              + bucket
              + "\"");
    }
    if (!prefix.isEmpty() && !prefix.matches(KEY_PART + "(/" + KEY_PART + ")*")
        || prefix.length() > 400) {
      throw new IllegalArgumentException(
          "prefix must be names with / between, of letters, digits and !_.*'()=-, was \""
              + prefix
              + "\"");
    }
    if (!region.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "region must be the name of an AWS region, such as eu-central-1, was \"" + region + "\"");
    }
    if (timeout.toMillis() < 500 || timeout.toMillis() > 300_000) {
      throw new IllegalArgumentException(
          "timeout.milliseconds must be 500..300000, was " + timeout.toMillis());
    }
    gateway = gateway.replaceAll("[^A-Za-z0-9_.-]+", "-");
    if (gateway.isEmpty()) {
      throw new IllegalArgumentException("gateway must have a name");
    }
  }

  /** The key of a picture's file, always the same: to upload it again changes nothing. */
  public String key(PictureName name, String ending) {
    String begin = prefix.isEmpty() ? "" : prefix + "/";
    return begin + gateway + "/" + name.date() + "/" + name + ending;
  }
}
