package io.marram.emulator.aws.rules;

import io.marram.emulator.aws.rules.sql.Evaluation;
import io.marram.emulator.aws.rules.sql.Evaluator;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rule at work: messages it has taken wait on disk and are acted on one after the other, in their
 * order. A message leaves the disk when its actions are done.
 */
final class Rule implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(Rule.class);

  private final RuleDefinition definition;
  private final Inbox inbox;
  private final RuleMetrics metrics;
  private volatile Thread worker;
  private volatile boolean closed;
  private boolean acting;

  Rule(RuleDefinition definition, Inbox inbox, RuleMetrics metrics) {
    this.definition = definition;
    this.inbox = inbox;
    this.metrics = metrics;
  }

  RuleDefinition definition() {
    return definition;
  }

  RuleMetrics metrics() {
    return metrics;
  }

  Inbox inbox() {
    return inbox;
  }

  /** Begins to act on what was taken. */
  void start(ActionRunner actions) {
    worker = new Thread(() -> run(actions), "rule-" + definition.name());
    worker.setDaemon(true);
    worker.start();
  }

  RuleStatus status() {
    return new RuleStatus(
        definition.name(),
        definition.statement().sql(),
        definition.disabled()
            ? RuleStatus.State.DISABLED
            : worker == null ? RuleStatus.State.TAKING : RuleStatus.State.ACTIVE,
        metrics.matched.sum(),
        metrics.succeeded.sum(),
        metrics.failed.sum(),
        metrics.parseErrors.sum(),
        inbox.size());
  }

  /** Stops; what is not done stays on disk. */
  @Override
  public void close() {
    Thread current = worker;
    if (current == null) {
      return;
    }
    synchronized (this) {
      closed = true;
      if (acting) {
        current.interrupt();
      }
    }
    inbox.wake();
    try {
      current.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(ActionRunner actions) {
    try {
      while (!closed) {
        Optional<Map.Entry<Long, byte[]>> first = inbox.first();
        if (first.isPresent()) {
          TakenMessage message = TakenMessage.parse(first.get().getValue());
          if (!act(message, actions)) {
            return;
          }
          inbox.remove(first.get().getKey());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MVStoreException | UncheckedIOException e) {
      logger.error("event=rule.stopped rule={} reason=\"{}\"", definition.name(), e.getMessage());
    }
  }

  /**
   * Only here is the thread interrupted: an interrupt in the store would close its file.
   *
   * @return whether the message is done
   */
  private boolean act(TakenMessage message, ActionRunner actions) {
    synchronized (this) {
      acting = !closed;
    }
    try {
      if (acting) {
        handle(message, actions);
      }
      return acting;
    } catch (InterruptedException e) {
      return false;
    } finally {
      synchronized (this) {
        acting = false;
        Thread.interrupted();
      }
    }
  }

  private void handle(TakenMessage message, ActionRunner actions) throws InterruptedException {
    Evaluator evaluator = new Evaluator(message.message(), UUID::randomUUID);
    Evaluation result = evaluator.evaluate(definition.statement());
    if (result instanceof Evaluation.NoMatch) {
      return;
    }
    if (result instanceof Evaluation.Failed failed) {
      metrics.parseErrors.increment();
      logger.warn(
          "event=rule.not-evaluated rule={} topic={} reason=\"{}\"",
          definition.name(),
          message.message().topic(),
          failed.reason());
      return;
    }
    metrics.matched.increment();
    List<ErrorDocument.Failure> failures = new ArrayList<>();
    for (Action action : definition.actions()) {
      count(actions.run(definition.name(), action, message, evaluator, result))
          .ifPresent(failures::add);
    }
    if (!failures.isEmpty() && definition.errorAction().isPresent()) {
      Evaluation document =
          new Evaluation.Json(ErrorDocument.of(definition.name(), message.message(), failures));
      count(
          actions.run(
              definition.name(), definition.errorAction().get(), message, evaluator, document));
    }
  }

  private Optional<ErrorDocument.Failure> count(Optional<ErrorDocument.Failure> failure) {
    (failure.isPresent() ? metrics.failed : metrics.succeeded).increment();
    failure.ifPresent(
        why ->
            logger.warn(
                "event=rule.action-failed rule={} action={} resource={} reason=\"{}\"",
                definition.name(),
                why.action(),
                why.resource(),
                why.reason()));
    return failure;
  }
}
