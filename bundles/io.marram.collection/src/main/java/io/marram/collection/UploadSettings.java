package io.marram.collection;

import io.marram.aws.AwsAccess;

/**
 * Where kept pictures are uploaded to.
 *
 * @param bucket the S3 bucket's name
 * @param prefix of all keys, without a slash at its ends; may be empty
 * @param gateway by which the bucket tells gateways apart
 * @param access where S3 is reached; one file may take 500 ms to 5 min
 */
public record UploadSettings(String bucket, String prefix, String gateway, AwsAccess access) {

  private static final String KEY_PART = "[A-Za-z0-9!_.*'()=-]+";

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
    access.requireTimeout(500, 300_000);
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
