package io.marram.emulator.cli.send;

import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.send.FrameExchange.TimedAnswer;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out whether a system works: sends an empty picture until one is answered. One alone proves
 * nothing when it fails, as a broker drops what is published before the gateway has subscribed.
 */
public final class RecognitionProbe {

  private static final String THING = "marram-probe";
  private static final int ATTEMPTS = 12;
  private static final int ATTEMPTS_WITH_KEPT_WIRES = 4;
  private static final int PATIENCE_SECONDS = 5;
  private static final int SIDE = 64;

  private final SystemState system;
  private final String topicPrefix;

  /**
   * @param topicPrefix what the topics begin with whose pictures the gateway in question takes
   */
  public RecognitionProbe(SystemState system, String topicPrefix) {
    this.system = system;
    this.topicPrefix = topicPrefix;
  }

  /**
   * @param keptWires whether the wires may have been drawn for something else: then it is not
   *     waited as long
   * @throws CommandFailure if there is no answer, or it is an error
   */
  public void awaitAnswer(boolean keptWires) throws InterruptedException {
    int attempts = keptWires ? ATTEMPTS_WITH_KEPT_WIRES : ATTEMPTS;
    byte[] picture =
        new JpegEncoder().encode(new RgbImage(SIDE, SIDE, new byte[3 * SIDE * SIDE]), 0.8f);
    SendTarget target = SendTarget.local(system, THING, topicPrefix + THING);
    try (FrameExchange exchange = FrameExchange.open(target)) {
      CompletableFuture<TimedAnswer> first = new CompletableFuture<>();
      for (int attempt = 0; attempt < attempts; attempt++) {
        String requestId = "probe-" + UUID.randomUUID();
        exchange
            .send(requestId, PhotoFitter.payload(requestId, "probe.jpg", picture))
            .thenAccept(first::complete);
        try {
          requireNoFace(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS).result());
          return;
        } catch (TimeoutException e) {
          continue;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
      throw new CommandFailure(
          "no frame gets through: nothing was answered within "
              + attempts * PATIENCE_SECONDS
              + " s; the gateway's log says why");
    }
  }

  private static void requireNoFace(RecognitionResult result) {
    if (!result.result().equals(RecognitionResult.NO_FACE)) {
      throw new CommandFailure("an empty picture was answered with \"" + result.result() + "\"");
    }
  }
}
