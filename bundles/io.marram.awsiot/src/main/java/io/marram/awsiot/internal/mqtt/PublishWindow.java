package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.Publication;
import io.marram.awsiot.PublishPort.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Lets no more publications be on their way than the broker allows; the others wait, in order. It
 * survives connections: what is on its way when one ends fails, and its owner sends it again. Safe
 * for several threads.
 */
final class PublishWindow {

  /** Without a PUBACK for this long, a full window has lost its acknowledgements. */
  private static final Duration STALLED = Duration.ofSeconds(30);

  /** A broker that closes a connection because of a publish does so at once; networks take time. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final class Pending {
    final Publication publication;
    final CompletableFuture<Result> result = new CompletableFuture<>();
    long sentAtNanos;

    Pending(Publication publication) {
      this.publication = publication;
    }
  }

  private final LinkListener listener;
  private final TopicSuspects suspects = new TopicSuspects();
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private final Set<Pending> inFlight = new LinkedHashSet<>();
  private MqttConnection connection;
  private boolean held;
  private long settledAtNanos;

  /**
   * @param listener hears what becomes of publishes
   */
  PublishWindow(LinkListener listener) {
    this.listener = listener;
  }

  /** Publishes when it is this one's turn. */
  CompletableFuture<Result> offer(Publication publication) {
    Pending pending = new Pending(publication);
    synchronized (this) {
      if (connection == null) {
        return CompletableFuture.failedFuture(new IOException("no connection"));
      }
      waiting.add(pending);
    }
    send();
    return pending.result;
  }

  /**
   * Publishes over this connection from now on.
   *
   * @return whether nothing was on its way over another one; otherwise everything has failed, so
   *     that it keeps its order when it is offered again
   */
  boolean open(MqttConnection next) {
    boolean smooth;
    synchronized (this) {
      smooth = inFlight.isEmpty();
    }
    if (!smooth) {
      close("another connection took over");
    }
    synchronized (this) {
      connection = next;
      held = false;
      settledAtNanos = System.nanoTime();
    }
    send();
    return smooth;
  }

  /** Begins nothing more, until {@link #proceed} or {@link #open}. */
  synchronized void hold() {
    held = true;
  }

  void proceed() {
    synchronized (this) {
      held = false;
    }
    send();
  }

  /** Waits until nothing is on its way. */
  synchronized void awaitEmpty(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (!inFlight.isEmpty() && left > 0) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
  }

  /** Whether the window is full and no acknowledgement has come for a long time. */
  synchronized boolean isStalled() {
    return inFlight.size() >= limit() && System.nanoTime() - settledAtNanos >= STALLED.toNanos();
  }

  /** The connection ended. Does nothing if another one is in use already. */
  void lost(MqttConnection ended, ConnectionFailure failure) {
    synchronized (this) {
      if (ended != connection) {
        return;
      }
      long now = System.nanoTime();
      boolean atOnce = inFlight.stream().allMatch(one -> now - one.sentAtNanos < AT_ONCE.toNanos());
      if (failure.refused() || (failure.code() == 0 && atOnce)) {
        Set<String> topics =
            inFlight.stream().map(one -> one.publication.topic()).collect(Collectors.toSet());
        suspects.closed(topics, failure.refused(), now);
      }
    }
    close(failure.reason());
  }

  /** Fails everything that is on its way or waits, in order. */
  void close(String reason) {
    List<Pending> all = new ArrayList<>();
    synchronized (this) {
      connection = null;
      all.addAll(inFlight);
      all.addAll(waiting);
      inFlight.clear();
      waiting.clear();
      notifyAll();
    }
    all.forEach(pending -> pending.result.completeExceptionally(new IOException(reason)));
  }

  /** Gives topics that were refused another chance. */
  synchronized void forgive() {
    suspects.forgive();
  }

  private synchronized int limit() {
    if (suspects.oneByOne(System.nanoTime())) {
      return 1;
    }
    return connection == null ? 0 : connection.receiveMaximum();
  }

  private void send() {
    List<Runnable> answers = new ArrayList<>();
    synchronized (this) {
      while (connection != null && !held && !waiting.isEmpty() && inFlight.size() < limit()) {
        begin(waiting.poll(), answers);
      }
    }
    answers.forEach(Runnable::run);
  }

  /** Owners are answered without the lock. */
  private void begin(Pending pending, List<Runnable> answers) {
    Publication publication = pending.publication;
    if (publication.packetBytes() > connection.largestPacket()) {
      answers.add(() -> refuse(pending, "the broker takes no messages as large as this"));
      return;
    }
    if (suspects.isRefused(publication.topic(), System.nanoTime())) {
      answers.add(() -> deny(pending, "the broker closed the connection because of this topic"));
      return;
    }
    try {
      inFlight.add(pending);
      pending.sentAtNanos = System.nanoTime();
      connection.publish(publication, code -> settled(pending, code));
    } catch (MqttException e) {
      inFlight.remove(pending);
      answers.add(() -> pending.result.completeExceptionally(e));
    }
  }

  private void settled(Pending pending, int code) {
    synchronized (this) {
      if (!inFlight.remove(pending)) {
        return;
      }
      settledAtNanos = System.nanoTime();
      suspects.acknowledged(pending.publication.topic());
      notifyAll();
    }
    if (!ReasonCode.isFailure(code)) {
      listener.acknowledged(pending.publication.topic());
      pending.result.complete(Result.ACKNOWLEDGED);
    } else if (code == ReasonCode.NOT_AUTHORIZED) {
      deny(pending, ReasonCode.describe(code));
    } else if (ReasonCode.isForEver(code)) {
      refuse(pending, ReasonCode.describe(code));
    } else {
      pending.result.completeExceptionally(new IOException(ReasonCode.describe(code)));
    }
    send();
  }

  private void refuse(Pending pending, String reason) {
    listener.refused(pending.publication.topic(), reason);
    pending.result.complete(Result.REFUSED);
  }

  private void deny(Pending pending, String reason) {
    listener.notAllowed(pending.publication, reason);
    pending.result.complete(Result.NOT_ALLOWED);
  }
}
