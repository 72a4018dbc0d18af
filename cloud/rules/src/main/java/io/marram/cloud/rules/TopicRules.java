package io.marram.cloud.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of the system. They are files beside this class, one for each rule. */
public final class TopicRules {

  private static final List<String> NAMES =
      List.of("marram_readings", "marram_reading", "marram_ledger", "marram_presence");

  private TopicRules() {}

  /** All rules. */
  public static List<TopicRule> all() {
    return NAMES.stream().map(TopicRules::load).toList();
  }

  private static TopicRule load(String name) {
    try (InputStream file = TopicRules.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalStateException("there is no rule " + name + " beside its loader");
      }
      return new TopicRule(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the rule " + name, e);
    }
  }
}
