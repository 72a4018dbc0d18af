package io.marram.recognition;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQS queue.
 *
 * @param url as SQS names it
 */
public record QueueAddress(String url) {

  private static final Pattern AWS_HOST =
      Pattern.compile("sqs\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

  /** What SQS takes as a deduplication or group id. */
  private static final Pattern ACCEPTED_ID =
      Pattern.compile("[A-Za-z0-9!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~]{1,128}");

  /**
   * Reads a setting.
   *
   * @param setting the configuration property, for complaints
   * @throws IllegalArgumentException if it is no http or https URL with a queue name
   */
  public static QueueAddress parse(String setting, String url) {
    try {
      URI uri = new URI(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getPath().length() > 1) {
        return new QueueAddress(url);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(setting + " is not a URL: \"" + url + "\"", e);
    }
    throw new IllegalArgumentException(
        "%s must look like https://sqs.<region>.amazonaws.com/<account>/<name>, was \"%s\""
            .formatted(setting, url));
  }

  /** Whether the queue drops duplicates and keeps the order within a group. */
  public boolean isFifo() {
    return url.endsWith(".fifo");
  }

  /** The AWS region that the URL names, if it is one of AWS. */
  public Optional<String> region() {
    Matcher host = AWS_HOST.matcher(URI.create(url).getHost());
    return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
  }

  /**
   * The id by which a FIFO queue recognises a duplicate, and the group it belongs to: the request
   * id, or its SHA-256 where SQS would refuse it.
   */
  public static String idFor(String requestId) {
    if (ACCEPTED_ID.matcher(requestId).matches()) {
      return requestId;
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(requestId.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
