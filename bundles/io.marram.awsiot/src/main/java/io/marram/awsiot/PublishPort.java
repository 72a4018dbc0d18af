package io.marram.awsiot;

import java.util.concurrent.CompletableFuture;

/** The way out: a connection that publishes. */
public interface PublishPort {

  /**
   * Starts to publish; does not wait.
   *
   * <p>The future completes with {@link Result#ACKNOWLEDGED} when the broker has it (QoS 1: PUBACK;
   * QoS 0: written to the connection), with {@link Result#NOT_ALLOWED} while a policy forbids it
   * and with {@link Result#REFUSED} when the broker will never take it. It completes with an
   * exception when it is not known whether the broker has it, or when the broker may take it later;
   * then it is sent again.
   */
  CompletableFuture<Result> publish(Publication publication);

  /** What became of a publish. */
  enum Result {
    /** The broker has it: never sent again. */
    ACKNOWLEDGED,
    /**
     * A policy of the broker forbids to publish on the topic, until somebody corrects it. Readings
     * wait for that; messages are given up, since one must not hold up the others of its stream.
     */
    NOT_ALLOWED,
    /**
     * The broker does not take it because of what it is (topic invalid, payload format invalid,
     * packet too large): given up and counted as dropped, so that it holds up nothing else.
     */
    REFUSED
  }
}
