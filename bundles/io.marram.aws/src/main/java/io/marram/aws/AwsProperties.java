package io.marram.aws;

import io.marram.aws.AwsAccess.AccessKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads configuration properties by which AWS is reached; some empty ones come from the
 * environment.
 */
public final class AwsProperties {

  private final UnaryOperator<String> environment;
  private final UnaryOperator<String> decryption;

  /**
   * @param environment the value of an environment variable, or null
   * @param decryption the clear text of a password property
   */
  public AwsProperties(UnaryOperator<String> environment, UnaryOperator<String> decryption) {
    this.environment = environment;
    this.decryption = decryption;
  }

  /** A property without blanks around it, if there is something in it. */
  public static Optional<String> present(String value) {
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }

  /** A property, or else an environment variable. */
  public Optional<String> find(String value, String variable) {
    return present(value).or(() -> present(environment.apply(variable)));
  }

  /**
   * Where AWS is reached, and as whom.
   *
   * @param region the property, or what stands for it where it is empty
   * @param endpoint may be empty
   * @param keyId may be empty
   * @param secret encrypted; may be empty
   * @throws IllegalArgumentException if a property is not usable; says which and why
   */
  public AwsAccess access(
      Optional<String> region, String endpoint, String keyId, String secret, Duration timeout) {
    return new AwsAccess(
        region.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "region is empty, and so is the environment variable AWS_REGION")),
        present(endpoint).map(AwsProperties::endpoint),
        accessKey(present(keyId).orElse(""), present(secret).map(decryption).orElse("")),
        timeout);
  }

  private static Optional<AccessKey> accessKey(String id, String secret) {
    return id.isEmpty() && secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new AccessKey(id, secret));
  }

  private static URI endpoint(String value) {
    try {
      URI uri = new URI(value);
      if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("endpoint is not a URL: \"" + value + "\"", e);
    }
    throw new IllegalArgumentException(
        "endpoint must be an http or https URL, was \"" + value + "\"");
  }
}
