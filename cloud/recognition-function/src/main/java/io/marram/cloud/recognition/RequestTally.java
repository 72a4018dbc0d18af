package io.marram.cloud.recognition;

import io.marram.contract.RecognitionResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what became of the requests since this process started, for the log and its metrics. */
final class RequestTally {

  private static final Logger logger = LoggerFactory.getLogger(RequestTally.class);

  private long answered;
  private long errors;
  private long dropped;
  private long postponed;

  /** Counts a message that is done: answered, or dropped if it has no answer. */
  void count(Optional<RecognitionResult> answer) {
    if (answer.isEmpty()) {
      dropped++;
    } else if (answer.get().isError()) {
      errors++;
    } else {
      answered++;
    }
  }

  /** Counts a message that goes back to its queue. */
  void countPostponed() {
    postponed++;
  }

  /** One line per batch. */
  void log(int records) {
    logger.info(
        "event=recognition.batch records={} answered_total={} errors_total={} dropped_total={}"
            + " postponed_total={}",
        records,
        answered,
        errors,
        dropped,
        postponed);
  }

  long answered() {
    return answered;
  }

  long errors() {
    return errors;
  }

  long dropped() {
    return dropped;
  }

  long postponed() {
    return postponed;
  }
}
