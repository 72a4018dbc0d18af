package io.marram.emulator.aws.shadow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which shadow of which thing.
 *
 * @param thing 1 to 128 letters, digits, {@code :}, {@code _} and {@code -}
 * @param name empty for the classic shadow, otherwise 1 to 64 of the same and {@code $}
 */
record ShadowName(String thing, Optional<String> name) {

  private static final Pattern REQUEST =
      Pattern.compile("\\$aws/things/([^/]+)/shadow/(?:name/([^/]+)/)?(get|update|delete)");
  private static final Pattern THING = Pattern.compile("[A-Za-z0-9:_-]{1,128}");
  private static final Pattern NAME = Pattern.compile("[$A-Za-z0-9:_-]{1,64}");

  /** Empty if the topic is no request, or names what cannot exist. */
  static Optional<Addressed> ofTopic(String topic) {
    Matcher request = REQUEST.matcher(topic);
    if (!request.matches()
        || !THING.matcher(request.group(1)).matches()
        || request.group(2) != null && !NAME.matcher(request.group(2)).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Addressed(
            new ShadowName(request.group(1), Optional.ofNullable(request.group(2))),
            request.group(3)));
  }

  /**
   * A request's topic, taken apart.
   *
   * @param operation get, update or delete
   */
  record Addressed(ShadowName shadow, String operation) {}
}
