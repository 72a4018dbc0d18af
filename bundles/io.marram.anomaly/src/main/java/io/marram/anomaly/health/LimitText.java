package io.marram.anomaly.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads limits, a line each:
 *
 * <pre>
 * sensor-or-type &gt; number [for seconds] [clear number] [as name]
 * sensor-or-type low..high [for seconds] [as name]
 * </pre>
 *
 * with {@code >}, {@code >=}, {@code <} or {@code <=}. A name with blanks stands between quotation
 * marks; what follows {@code #} is a comment.
 */
final class LimitText {

  static final int LONGEST_TEXT = 256 << 10;
  static final int MOST_LIMITS = 1_000;
  static final int LONGEST_NAME = 128;
  static final int LONGEST_LASTING_SECONDS = 7 * 24 * 3600;

  /** What the detector's own verdicts are called. */
  private static final String RESERVED = "anomaly";

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|#.*|[<>]=?|[^\\s\"#<>]+|\"");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,3})?");
  private static final String RANGE = "..";
  private static final double MILLIS_PER_SECOND = 1000;

  private final List<Limit> limits = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();

  private LimitText() {}

  /**
   * @throws IllegalArgumentException if a line cannot be read, or contradicts itself or another;
   *     says which and why
   */
  static List<Limit> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "limits must be at most %d characters, was %d".formatted(LONGEST_TEXT, text.length()));
    }
    LimitText reader = new LimitText();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      try {
        reader.add(words(content), line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("limits, line " + line + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(reader.limits);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      if (word.group().equals("\"")) {
        throw new IllegalArgumentException("a quotation mark is missing");
      }
      if (word.group().startsWith("#")) {
        break;
      }
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words;
  }

  private void add(List<String> words, int line) {
    if (words.isEmpty()) {
      return;
    }
    Limit limit = limit(words);
    for (int i = 0; i < limits.size(); i++) {
      requireRoomBeside(limits.get(i), limit, lines.get(i));
    }
    if (limits.size() == MOST_LIMITS) {
      throw new IllegalArgumentException("there are more than " + MOST_LIMITS + " limits");
    }
    limits.add(limit);
    lines.add(line);
  }

  private static void requireRoomBeside(Limit earlier, Limit limit, int line) {
    if (earlier.name().equals(limit.name())) {
      throw new IllegalArgumentException(
          "the limit of line %d has the same name, %s".formatted(line, limit.name()));
    }
    boolean nothingLeft =
        earlier.subject().equals(limit.subject())
            && earlier.bounds().stream()
                .anyMatch(one -> limit.bounds().stream().anyMatch(one::leavesNothingTo));
    if (nothingLeft) {
      throw new IllegalArgumentException(
          "every value would be beyond it or beyond the limit of line " + line);
    }
  }

  private static Limit limit(List<String> words) {
    String subject = words.get(0);
    requireName("the sensor", subject);
    if (words.size() < 2) {
      throw new IllegalArgumentException("a limit must follow, such as > 30 or 10..30");
    }
    Optional<Operator> operator = Operator.of(words.get(1));
    if (operator.isEmpty() && !words.get(1).contains(RANGE)) {
      throw new IllegalArgumentException(
          ">, >=, <, <= or low..high must follow the sensor, not " + printable(words.get(1)));
    }
    int read = operator.isPresent() ? 3 : 2;
    if (words.size() < read) {
      throw new IllegalArgumentException("a number must follow " + words.get(1));
    }
    Map<String, String> options = options(words.subList(read, words.size()));
    List<Bound> bounds =
        operator
            .map(sign -> List.of(bound(sign, words.get(2), options)))
            .orElseGet(() -> range(words.get(1), options));
    String name = options.getOrDefault("as", String.join(" ", words.subList(0, read)));
    requireName("the name", name);
    if (name.equals(RESERVED)) {
      throw new IllegalArgumentException("anomaly is what the detector's rule is called");
    }
    return new Limit(name, subject, bounds, lasting(options));
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String option = words.get(i);
      if (!List.of("for", "clear", "as").contains(option)) {
        throw new IllegalArgumentException("for, clear or as may follow, not " + printable(option));
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException("nothing follows " + option);
      }
      if (options.put(option, words.get(i + 1)) != null) {
        throw new IllegalArgumentException(option + " is there twice");
      }
    }
    return options;
  }

  private static Bound bound(Operator operator, String number, Map<String, String> options) {
    double threshold = number("the limit", number);
    return new Bound(
        operator,
        threshold,
        options.containsKey("clear") ? number("clear", options.get("clear")) : threshold);
  }

  private static List<Bound> range(String text, Map<String, String> options) {
    if (options.containsKey("clear")) {
      throw new IllegalArgumentException(
          "clear does not go with low..high; write a line for each side");
    }
    int dots = text.indexOf(RANGE);
    double low = number("the lower limit", text.substring(0, dots));
    double high = number("the upper limit", text.substring(dots + RANGE.length()));
    if (low >= high) {
      throw new IllegalArgumentException(
          "the lower limit must be less than the upper one, was %s..%s"
              .formatted(Numbers.text(low), Numbers.text(high)));
    }
    return List.of(new Bound(Operator.BELOW, low, low), new Bound(Operator.ABOVE, high, high));
  }

  private static long lasting(Map<String, String> options) {
    if (!options.containsKey("for")) {
      return 0;
    }
    double seconds = number("for", options.get("for"));
    if (seconds < 0 || seconds > LONGEST_LASTING_SECONDS) {
      throw new IllegalArgumentException(
          "for must be 0..%d seconds, was %s"
              .formatted(LONGEST_LASTING_SECONDS, Numbers.text(seconds)));
    }
    return Math.round(seconds * MILLIS_PER_SECOND);
  }

  private static double number(String what, String text) {
    double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(what + " must be a finite number, was " + printable(text));
    }
    return number;
  }

  private static void requireName(String what, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d characters, has %d".formatted(what, LONGEST_NAME, name.length()));
    }
  }

  private static String printable(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "...";
  }
}
