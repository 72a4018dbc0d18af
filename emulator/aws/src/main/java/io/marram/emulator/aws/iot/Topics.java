package io.marram.emulator.aws.iot;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** IoT Core's rules for topics, and its reserved ones. */
public final class Topics {

  private static final int LARGEST_BYTES = 256;
  private static final int MOST_SLASHES = 7;
  private static final String RESERVED = "$aws/";
  private static final String BASIC_INGEST = "$aws/rules/";
  private static final Pattern SHADOW_REQUEST =
      Pattern.compile("\\$aws/things/[^/]+/shadow/(name/[^/]+/)?(get|update|delete)");

  private Topics() {}

  /**
   * Whether a message can be published on it: 1 to 256 bytes, at most 7 slashes, no wildcard. The
   * levels {@code $aws/rules/<rule>} of Basic Ingest do not count.
   */
  public static boolean isPublishable(String topic) {
    return topic.indexOf('+') < 0
        && topic.indexOf('#') < 0
        && topic.indexOf('\0') < 0
        && !topic.isEmpty()
        && isShort(basicIngest(topic).map(BasicIngest::topic).orElse(topic));
  }

  /** Whether a client can subscribe with it: the same lengths, and wildcards in their places. */
  public static boolean isSubscribable(String filter) {
    return isShort(filter) && new TopicFilter(filter).isValid();
  }

  /** Whether the topic belongs to AWS. */
  public static boolean isReserved(String topic) {
    return topic.startsWith(RESERVED);
  }

  /** Whether clients may publish on this topic of AWS: rules and shadows take messages there. */
  public static boolean takesRequests(String reserved) {
    return basicIngest(reserved).isPresent() || isShadowRequest(reserved);
  }

  /** Whether the device shadow service takes messages there. */
  public static boolean isShadowRequest(String topic) {
    return topic.startsWith("$aws/things/") && SHADOW_REQUEST.matcher(topic).matches();
  }

  /** Whether the filter asks for messages of Basic Ingest, which nobody gets. */
  public static boolean asksForBasicIngest(String filter) {
    return (filter + "/").startsWith(BASIC_INGEST);
  }

  /** The two parts of {@code $aws/rules/<rule>/<topic>}. */
  public static Optional<BasicIngest> basicIngest(String topic) {
    if (!topic.startsWith(BASIC_INGEST)) {
      return Optional.empty();
    }
    int end = topic.indexOf('/', BASIC_INGEST.length());
    return Optional.of(
        end < 0
            ? new BasicIngest(topic.substring(BASIC_INGEST.length()), "")
            : new BasicIngest(
                topic.substring(BASIC_INGEST.length(), end), topic.substring(end + 1)));
  }

  private static boolean isShort(String topic) {
    return topic.length() <= LARGEST_BYTES
        && topic.getBytes(StandardCharsets.UTF_8).length <= LARGEST_BYTES
        && topic.chars().filter(character -> character == '/').count() <= MOST_SLASHES;
  }

  /**
   * Where a message of Basic Ingest goes.
   *
   * @param rule name of the rule
   * @param topic the rest of the topic, may be empty
   */
  public record BasicIngest(String rule, String topic) {}
}
