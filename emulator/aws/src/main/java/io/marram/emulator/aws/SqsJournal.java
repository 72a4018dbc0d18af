package io.marram.emulator.aws;

import io.marram.emulator.aws.store.DurableStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.RestoreMessages;
import org.h2.mvstore.MVMap;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps the queues' messages on disk. ElasticMQ tells it of every change and answers a sender when
 * it has answered: a message that was accepted survives a kill of this process. A queue gets its
 * messages back when it is created again. Deletions are on disk a little later, so after a kill a
 * few messages may come a second time, as SQS allows.
 */
final class SqsJournal extends AbstractActorWithTimers {

  private static final String MESSAGES = "sqs.";
  private static final String DELIVERIES = "sqs-deliveries.";
  private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(10);

  /**
   * A message that moves to a dead-letter queue is removed here and added there by two events in
   * any order; the removal waits so long that the other one has come.
   */
  private static final Duration REMOVAL_DELAY = Duration.ofMillis(100);

  private final DurableStore store;
  private final AtomicLong waitingBytes;
  private final Map<String, Queue> queues = new HashMap<>();
  private ActorRef directory;
  private Set<Key> removed = new HashSet<>();
  private Set<Key> removedBefore = new HashSet<>();

  /**
   * The journal of one SQS.
   *
   * @param waitingBytes is kept at what the messages in all queues take
   */
  SqsJournal(DurableStore store, AtomicLong waitingBytes) {
    this.store = store;
    this.waitingBytes = waitingBytes;
  }

  /** Tells who knows the queues, before the first of them is created. */
  record Directory(ActorRef queues) {}

  /** Asks for an answer when a queue has its messages back. */
  record AwaitRestored(String queue) {}

  private record Restore(String queue, Option<ActorRef> actor) {}

  private record Key(String queue, String id) {}

  private record Tick() {}

  @Override
  public void preStart() {
    getTimers().startTimerWithFixedDelay(Tick.class, new Tick(), REMOVAL_DELAY);
  }

  @Override
  public void postStop() {
    remove(removedBefore);
    remove(removed);
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(QueueEvent.MessageAdded.class, this::add)
        .match(QueueEvent.MessageUpdated.class, this::update)
        .match(QueueEvent.MessageRemoved.class, this::markRemoved)
        .match(QueueEvent.QueueCreated.class, event -> lookUp(event.queue().name()))
        .match(QueueEvent.QueueDeleted.class, event -> forget(event.queueName()))
        .match(Directory.class, message -> directory = message.queues)
        .match(Restore.class, this::restore)
        .match(AwaitRestored.class, this::awaitRestored)
        .match(Tick.class, tick -> removeOld())
        .matchAny(other -> {})
        .build();
  }

  private void add(QueueEvent.MessageAdded event) {
    InternalMessage message = event.message();
    Queue queue = queue(event.queueName());
    byte[] bytes = SqsRecord.of(message).toBytes();
    removed.remove(new Key(event.queueName(), message.id()));
    removedBefore.remove(new Key(event.queueName(), message.id()));
    queue.messages.put(message.id(), bytes);
    queue.grow(message.id(), bytes.length);
    ActorRef sender = getSender();
    store.written().thenRun(() -> sender.tell(OperationSuccessful$.MODULE$, ActorRef.noSender()));
  }

  private void update(QueueEvent.MessageUpdated event) {
    InternalMessage message = event.message();
    queue(event.queueName()).deliveries.put(message.id(), SqsRecord.Delivery.of(message).toBytes());
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }

  private void markRemoved(QueueEvent.MessageRemoved event) {
    removed.add(new Key(event.queueName(), event.messageId()));
    queue(event.queueName()).shrink(event.messageId());
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }

  private void removeOld() {
    remove(removedBefore);
    removedBefore = removed;
    removed = new HashSet<>();
  }

  private void remove(Set<Key> keys) {
    for (Key key : keys) {
      queue(key.queue).messages.remove(key.id);
      queue(key.queue).deliveries.remove(key.id);
    }
  }

  private void lookUp(String name) {
    Patterns.pipe(
            Patterns.ask(directory, new LookupQueue(name), LOOKUP_LIMIT)
                .thenApply(actor -> new Restore(name, actorOf(actor))),
            getContext().getDispatcher())
        .to(getSelf());
  }

  @SuppressWarnings("unchecked")
  private static Option<ActorRef> actorOf(Object answer) {
    return (Option<ActorRef>) answer;
  }

  private void restore(Restore found) {
    Queue queue = queue(found.queue);
    List<InternalMessage> messages = new ArrayList<>();
    // What was sent while the queue was looked up is known, and in the queue already.
    queue.messages.forEach(
        (id, bytes) -> {
          if (!queue.sizes.containsKey(id) && !isRemoved(found.queue, id)) {
            SqsRecord record = SqsRecord.parse(bytes);
            byte[] delivery = queue.deliveries.get(id);
            messages.add(
                record.toMessage(
                    delivery == null ? record.notReceived() : SqsRecord.Delivery.parse(delivery)));
            queue.grow(id, bytes.length);
          }
        });
    if (found.actor.isDefined()) {
      found
          .actor
          .get()
          .tell(new RestoreMessages(CollectionConverters.asScala(messages).toList()), getSelf());
    }
    queue.restored = true;
    queue.waiting.forEach(one -> one.tell(queue.restored, getSelf()));
    queue.waiting.clear();
  }

  private boolean isRemoved(String queue, String id) {
    Key key = new Key(queue, id);
    return removed.contains(key) || removedBefore.contains(key);
  }

  private void awaitRestored(AwaitRestored request) {
    Queue queue = queue(request.queue);
    if (queue.restored) {
      getSender().tell(true, getSelf());
    } else {
      queue.waiting.add(getSender());
    }
  }

  private void forget(String name) {
    Queue queue = queue(name);
    queue.messages.clear();
    queue.deliveries.clear();
    queue.sizes.values().forEach(size -> waitingBytes.addAndGet(-size));
    queues.remove(name);
  }

  private Queue queue(String name) {
    return queues.computeIfAbsent(name, Queue::new);
  }

  /** What is on disk of one queue, and how much of it waits in memory. */
  private final class Queue {

    private final MVMap<String, byte[]> messages;
    private final MVMap<String, byte[]> deliveries;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final List<ActorRef> waiting = new ArrayList<>();
    private boolean restored;

    private Queue(String name) {
      messages = store.map(MESSAGES + name);
      deliveries = store.map(DELIVERIES + name);
    }

    private void grow(String id, int bytes) {
      Integer old = sizes.put(id, bytes);
      waitingBytes.addAndGet(bytes - (old == null ? 0 : old));
    }

    private void shrink(String id) {
      Integer size = sizes.remove(id);
      waitingBytes.addAndGet(size == null ? 0 : -size);
    }
  }
}
