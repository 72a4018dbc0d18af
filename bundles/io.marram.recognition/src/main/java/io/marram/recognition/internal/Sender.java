package io.marram.recognition.internal;

import io.marram.log.Printable;
import io.marram.recognition.Fitting;
import io.marram.recognition.FrameOutcome;
import io.marram.recognition.QueueMessage;
import io.marram.recognition.RecognitionMessages;
import io.marram.recognition.RecognitionSettings;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends what becomes of frames to the queues and hands out receipts. A frame whose message is not
 * accepted gets none; its camera emits it again.
 */
final class Sender implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(Sender.class);

  private final String pid;
  private final RecognitionMessages messages;
  private final SqsQueues queues;
  private final Consumer<FrameOutcome> receipts;
  private final SendTally tally;

  Sender(String pid, RecognitionSettings settings, Consumer<FrameOutcome> receipts) {
    this.pid = pid;
    this.messages = new RecognitionMessages(settings.largestMessageBytes());
    this.queues = new SqsQueues(settings);
    this.receipts = receipts;
    this.tally = new SendTally(pid);
  }

  void send(FrameOutcome outcome) {
    QueueMessage message = messages.of(outcome);
    logFitting(message);
    if (accepted(message)) {
      receipts.accept(outcome);
    }
  }

  private boolean accepted(QueueMessage message) {
    try {
      queues.send(message);
      tally.sent(message.destination());
      return true;
    } catch (SdkException e) {
      tally.failed(message.destination(), e.getMessage());
      return false;
    }
  }

  private void logFitting(QueueMessage message) {
    Fitting fitting = message.fitting();
    if (fitting.leftOut() > 0) {
      logger.warn(
          "event=recognition.faces.left-out pid={} request={} faces={} action=\"raise"
              + " largest.message.bytes if the queue accepts more\"",
          pid,
          Printable.of(message.requestId()),
          fitting.leftOut());
    } else if (!fitting.equals(Fitting.NONE)) {
      logger.debug(
          "event=recognition.faces.recompressed pid={} request={} quality={}",
          pid,
          Printable.of(message.requestId()),
          fitting.quality());
    }
  }

  @Override
  public void close() {
    queues.close();
    tally.close();
  }
}
