package io.marram.camera.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server wants to be shown who we are: one challenge of a {@code WWW-Authenticate} header.
 *
 * @param scheme in lower case, such as {@code digest}
 * @param parameters by their names in lower case
 */
public record Challenge(String scheme, Map<String, String> parameters) {

  /** More than any camera sends. */
  private static final int LONGEST_HEADER = 4096;

  private static final Pattern PART =
      Pattern.compile("([\\w!#$%&'*+.^`|~-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]*)))?");

  public Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** The challenges of one header, in its order; what makes no sense in it is left out. */
  public static List<Challenge> parse(String header) {
    List<Challenge> challenges = new ArrayList<>();
    String scheme = null;
    Map<String, String> parameters = new LinkedHashMap<>();
    String bounded = header.substring(0, Math.min(header.length(), LONGEST_HEADER));
    Matcher part = PART.matcher(bounded);
    while (part.find()) {
      String name = part.group(1).toLowerCase(Locale.ROOT);
      String value = part.group(2) != null ? part.group(2) : part.group(3);
      if (value == null) {
        add(challenges, scheme, parameters);
        scheme = name;
        parameters = new LinkedHashMap<>();
      } else {
        parameters.put(name, value);
      }
    }
    add(challenges, scheme, parameters);
    return challenges;
  }

  private static void add(
      List<Challenge> challenges, String scheme, Map<String, String> parameters) {
    if (scheme != null) {
      challenges.add(new Challenge(scheme, parameters));
    }
  }

  boolean isDigest() {
    return scheme.equals("digest") && parameters.containsKey("nonce");
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
