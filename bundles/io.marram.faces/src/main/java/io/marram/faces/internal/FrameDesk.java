package io.marram.faces.internal;

import io.marram.faces.internal.Outcome.Refused;
import io.marram.faces.internal.Outcome.Searched;
import io.marram.faces.internal.Outcome.Waiting;
import java.time.Clock;
import java.util.List;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes frames from any number of threads and answers each with the records to emit. Searches one
 * frame at a time: memory is for one picture, and the engine has no more cores to give.
 */
final class FrameDesk {

  private static final Logger logger = LoggerFactory.getLogger(FrameDesk.class);

  private final String pid;
  private final Clock clock;
  private final SearchStage stage;
  private final FrameLog log;
  private FrameSearch search;

  /**
   * @param pid of the component, for the log
   */
  FrameDesk(String pid, Clock clock, SearchStage stage) {
    this.pid = pid;
    this.clock = clock;
    this.stage = stage;
    this.log = new FrameLog(pid, clock.millis());
  }

  /** Exchanges what searches, between two frames; without any, frames wait. */
  synchronized void searchWith(FrameSearch next) {
    search = next;
  }

  synchronized boolean isSearching() {
    return search != null;
  }

  /** What was done so far. */
  synchronized FrameCounts counts() {
    return log.counts();
  }

  /** The records to emit: none if the frame has to wait at its camera. */
  synchronized List<WireRecord> answer(FrameRecord frame) {
    Outcome outcome = frame.isError() ? new Refused("by the camera") : search(frame);
    long now = clock.millis();
    log.add(outcome, now);
    if (frame.isError()) {
      return frame.unchanged();
    }
    if (outcome instanceof Refused refused) {
      return frame.error(refused.reason());
    }
    return outcome instanceof Searched searched ? frame.faces(searched, now) : List.of();
  }

  private Outcome search(FrameRecord frame) {
    if (search == null) {
      return new Waiting("the face detector is not configured");
    }
    try {
      long begun = stage.begin();
      Outcome outcome = search.search(frame.picture());
      if (outcome instanceof Searched) {
        stage.searched(begun);
      }
      return outcome;
    } catch (RuntimeException | OutOfMemoryError e) {
      // The boundary: whatever a picture sets off must not reach the camera's thread.
      logger.error("event=faces.failed pid={}", pid, e);
      return new Refused("the picture could not be searched for faces: " + e);
    }
  }
}
