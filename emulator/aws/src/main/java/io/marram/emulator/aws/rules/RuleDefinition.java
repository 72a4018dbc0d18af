package io.marram.emulator.aws.rules;

import io.marram.emulator.aws.iot.TopicFilter;
import io.marram.emulator.aws.rules.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A rule that can be carried out.
 *
 * @param document the TopicRulePayload it was made of
 */
record RuleDefinition(
    String name,
    String document,
    Statement statement,
    boolean disabled,
    List<Action> actions,
    Optional<Action> errorAction) {

  RuleDefinition {
    actions = List.copyOf(actions);
  }

  /** Whether a message that was published on the topic, not by Basic Ingest, is for this rule. */
  boolean listensTo(String topic) {
    return !disabled
        && statement.filter().map((TopicFilter filter) -> filter.matches(topic)).orElse(false);
  }
}
