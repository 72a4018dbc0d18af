package io.marram.emulator.aws.rules;

import io.marram.emulator.aws.iot.AcceptedPublish;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.PublishListener;
import io.marram.emulator.aws.store.DurableStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules engine. A message that a rule is to have is on disk before its sender hears that it was
 * accepted, and leaves it when the rule's actions are done: each action happens at least once, even
 * if this process is killed.
 *
 * <p>Rules are on disk, too. After a restart they take messages from the first one on, but act on
 * them only when they have been created again: by then whoever creates them has made the queues and
 * functions that they need.
 */
public final class RuleEngine implements PublishListener, AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(RuleEngine.class);

  private static final String DEFINITIONS = "rules";
  private static final String INBOX = "rule.";
  private static final List<Duration> LAMBDA_PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final CompletionStage<Void> NOT_TAKEN = CompletableFuture.completedFuture(null);

  private final DurableStore store;
  private final MVMap<String, String> definitions;
  private final ActionRunner actions;
  private final RuleTargets targets;
  private final Map<String, Rule> rules = new ConcurrentHashMap<>();
  private final Map<IotMessage, Integer> republished =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final LongAdder ruleNotFound = new LongAdder();

  /** An engine with the rules that the store holds. */
  public RuleEngine(DurableStore store, RuleTargets targets) {
    this(store, targets, LAMBDA_PAUSES);
  }

  RuleEngine(DurableStore store, RuleTargets targets, List<Duration> lambdaPauses) {
    this.store = store;
    this.targets = targets;
    this.definitions = store.map(DEFINITIONS);
    this.actions = new ActionRunner(targets, lambdaPauses, this::republish);
    definitions.forEach(this::load);
  }

  @Override
  public CompletionStage<Void> accepted(AcceptedPublish publish) {
    Collection<Rule> takers = takers(publish);
    if (takers.isEmpty()) {
      return NOT_TAKEN;
    }
    int hops = republished.getOrDefault(publish.message(), 0);
    byte[] message = TakenMessage.of(publish, hops).toBytes();
    takers.forEach(rule -> rule.inbox().add(message));
    return store.written();
  }

  /**
   * Creates a rule, or gives the one of that name a new definition; what it has taken and not
   * finished is then for the new one.
   *
   * @param document TopicRulePayload, as AWS's CreateTopicRule takes it
   * @throws RuleException if it cannot be carried out
   */
  public synchronized void create(String name, String document) throws RuleException {
    RuleDefinition definition = TopicRulePayload.parse(name, document);
    Rule old = rules.get(name);
    if (old != null) {
      old.close();
    }
    Rule rule =
        new Rule(
            definition,
            old == null ? inbox(name) : old.inbox(),
            old == null ? new RuleMetrics() : old.metrics());
    rules.put(name, rule);
    definitions.put(name, document);
    rule.start(actions);
  }

  /** Removes a rule and what it has not finished; no such rule: nothing happens. */
  public synchronized void remove(String name) {
    Rule rule = rules.remove(name);
    definitions.remove(name);
    if (rule != null) {
      rule.close();
      rule.inbox().clear();
    }
  }

  /** How the rules are doing, by name. */
  public List<RuleStatus> status() {
    return rules.values().stream()
        .map(Rule::status)
        .sorted(Comparator.comparing(RuleStatus::name))
        .toList();
  }

  /** How many messages Basic Ingest got for rules that do not exist. */
  public long ruleNotFound() {
    return ruleNotFound.sum();
  }

  /** Stops all rules; what they have not finished stays on disk. */
  @Override
  public synchronized void close() {
    rules.values().forEach(Rule::close);
  }

  private Collection<Rule> takers(AcceptedPublish publish) {
    if (publish.basicIngestRule().isEmpty()) {
      return rules.values().stream()
          .filter(rule -> rule.definition().listensTo(publish.message().topic()))
          .toList();
    }
    Optional<Rule> rule = publish.basicIngestRule().map(rules::get);
    if (rule.isEmpty()) {
      ruleNotFound.increment();
      logger.warn("event=rule.not-found rule={}", publish.basicIngestRule().get());
    }
    return rule.filter(found -> !found.definition().disabled()).stream().toList();
  }

  private void load(String name, String document) {
    try {
      rules.put(
          name, new Rule(TopicRulePayload.parse(name, document), inbox(name), new RuleMetrics()));
    } catch (RuleException e) {
      logger.error("event=rule.not-loaded rule={} reason=\"{}\"", name, e.getMessage());
    }
  }

  private Inbox inbox(String name) {
    return new Inbox(store.map(INBOX + name));
  }

  private CompletionStage<Void> republish(IotMessage message, int hops) {
    republished.put(message, hops);
    return targets.publish(message).whenComplete((nothing, failure) -> republished.remove(message));
  }
}
