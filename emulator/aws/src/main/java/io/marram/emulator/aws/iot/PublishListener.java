package io.marram.emulator.aws.iot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sees every message that IoT Core accepts, from things, from this machine's plain clients and from
 * IoT Core itself, before its sender is told so.
 */
@FunctionalInterface
public interface PublishListener {

  /** Takes no interest in any message. */
  PublishListener NONE = publish -> CompletableFuture.completedFuture(null);

  /**
   * Called on the connection's I/O thread, in the order in which the connection published; it must
   * not block and must not throw.
   *
   * @return completes when the message is safe here, from any thread. The sender of a message of
   *     QoS 1 gets no PUBACK before; when it fails, the sender's connection ends without a PUBACK,
   *     so that the message comes again
   */
  CompletionStage<Void> accepted(AcceptedPublish publish);
}
