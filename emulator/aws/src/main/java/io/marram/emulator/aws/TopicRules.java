package io.marram.emulator.aws;

import io.marram.emulator.aws.iot.PublishListener;
import io.marram.emulator.aws.rules.RuleEngine;
import io.marram.emulator.aws.rules.RuleException;
import io.marram.emulator.aws.rules.RuleStatus;
import io.marram.emulator.aws.store.DurableStore;
import java.util.List;

/**
 * IoT Core's topic rules. A message that was acknowledged to its sender reaches the actions of its
 * rules at least once, even if the twin is killed. Rules outlive the twin; after a restart they
 * take messages at once and act on them when they have been created again.
 */
public final class TopicRules implements AutoCloseable {

  private final RuleEngine engine;
  private final TwinTargets targets;

  private TopicRules(RuleEngine engine, TwinTargets targets) {
    this.engine = engine;
    this.targets = targets;
  }

  static TopicRules of(AwsTwin twin, DurableStore store) {
    TwinTargets targets = new TwinTargets(twin);
    return new TopicRules(new RuleEngine(store, targets), targets);
  }

  /**
   * Creates a rule, or gives the one of that name a new definition. The queues, functions and
   * tables of its actions must exist: a message for one that does not goes to the errorAction.
   *
   * @param name 1 to 128 letters, digits and underscores
   * @param topicRulePayload JSON, as AWS's CreateTopicRule takes it; SQL version 2016-03-23,
   *     actions dynamoDBv2, lambda, republish and sqs
   * @throws TwinException if the rule cannot be carried out; the message says what is wrong and, in
   *     SQL, where
   */
  public void create(String name, String topicRulePayload) {
    try {
      engine.create(name, topicRulePayload);
    } catch (RuleException e) {
      throw new TwinException(e.getMessage(), e);
    }
  }

  /** Removes a rule and what it has not finished. No such rule: nothing happens. */
  public void remove(String name) {
    engine.remove(name);
  }

  /** How the rules are doing, by name. */
  public List<RuleStatus> status() {
    return engine.status();
  }

  /** How many messages Basic Ingest got for rules that do not exist, since the start. */
  public long ruleNotFound() {
    return engine.ruleNotFound();
  }

  /** Stops acting; the rest waits on disk. */
  @Override
  public void close() {
    engine.close();
    targets.close();
  }

  PublishListener listener() {
    return engine;
  }
}
