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

  private record Key(String queue, long number) {}

  private record Stored(long number, int bytes) {}

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
    queue(event.queueName()).add(event.message());
    ActorRef sender = getSender();
    store.written().thenRun(() -> sender.tell(OperationSuccessful$.MODULE$, ActorRef.noSender()));
  }

  private void update(QueueEvent.MessageUpdated event) {
    InternalMessage message = event.message();
    Queue queue = queue(event.queueName());
    Stored stored = queue.stored.get(message.id());
    if (stored != null) {
      queue.deliveries.put(stored.number, SqsRecord.Delivery.of(message).toBytes());
    }
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }

  private void markRemoved(QueueEvent.MessageRemoved event) {
    Stored stored = queue(event.queueName()).forget(event.messageId());
    if (stored != null) {
      removed.add(new Key(event.queueName(), stored.number));
    }
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }

  private void removeOld() {
    remove(removedBefore);
    removedBefore = removed;
    removed = new HashSet<>();
  }

  private void remove(Set<Key> keys) {
    for (Key key : keys) {
      queue(key.queue).messages.remove(key.number);
      queue(key.queue).deliveries.remove(key.number);
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
    queue.messages.forEach(
        (number, bytes) -> {
          SqsRecord record = SqsRecord.parse(bytes);
          // What was sent while the queue was looked up is known, and in the queue already.
          if (!queue.stored.containsKey(record.id()) && !isRemoved(found.queue, number)) {
            byte[] delivery = queue.deliveries.get(number);
            messages.add(
                record.toMessage(
                    delivery == null ? record.notReceived() : SqsRecord.Delivery.parse(delivery)));
            queue.remember(record.id(), new Stored(number, bytes.length));
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

  private boolean isRemoved(String queue, long number) {
    Key key = new Key(queue, number);
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
    queue.stored.values().forEach(stored -> waitingBytes.addAndGet(-stored.bytes));
    queues.remove(name);
    removed.removeIf(key -> key.queue.equals(name));
    removedBefore.removeIf(key -> key.queue.equals(name));
  }

  private Queue queue(String name) {
    return queues.computeIfAbsent(name, Queue::new);
  }

  /** What is on disk of one queue, in the order in which it came, and what waits in memory. */
  private final class Queue {

    private final MVMap<Long, byte[]> messages;
    private final MVMap<Long, byte[]> deliveries;
    private final Map<String, Stored> stored = new HashMap<>();
    private final List<ActorRef> waiting = new ArrayList<>();
    private long lastNumber;
    private boolean restored;

    private Queue(String name) {
      messages = store.map(MESSAGES + name);
      deliveries = store.map(DELIVERIES + name);
      Long last = messages.lastKey();
      lastNumber = last == null ? 0 : last;
    }

    private void add(InternalMessage message) {
      byte[] bytes = SqsRecord.of(message).toBytes();
      messages.put(++lastNumber, bytes);
      remember(message.id(), new Stored(lastNumber, bytes.length));
    }

    private void remember(String id, Stored one) {
      stored.put(id, one);
      waitingBytes.addAndGet(one.bytes);
    }

    private Stored forget(String id) {
      Stored one = stored.remove(id);
      waitingBytes.addAndGet(one == null ? 0 : -one.bytes);
      return one;
    }
  }
}
