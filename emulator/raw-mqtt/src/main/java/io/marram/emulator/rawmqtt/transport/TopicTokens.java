package io.marram.emulator.rawmqtt.transport;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code #account-name} and {@code #client-id} in a topic stand for. */
public record TopicTokens(String accountName, String clientId) {
  private static final Pattern TOKEN = Pattern.compile("#([^\\s/]+)");

  /** The topic with its tokens replaced; anything else after a {@code #} stays. */
  public String replace(String topic) {
    Map<String, String> values = Map.of("account-name", accountName, "client-id", clientId);
    return TOKEN
        .matcher(topic)
        .replaceAll(
            token -> Matcher.quoteReplacement(values.getOrDefault(token.group(1), token.group())));
  }
}
