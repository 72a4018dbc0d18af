package io.marram.collection.internal;

import io.marram.log.Printable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, and says each change once. Any thread may call it. */
final class CollectionLog {

  private static final Logger logger = LoggerFactory.getLogger(CollectionLog.class);
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final String pid;
  private long kept;
  private long uploaded;
  private long refused;
  private long dropped;
  private boolean paused;
  private boolean damaged;
  private String uploadProblem = "";
  private String logged = counts();
  private long loggedNanos = System.nanoTime();

  CollectionLog(String pid) {
    this.pid = pid;
  }

  /**
   * @param allDropped how many pictures were ever deleted before they were uploaded
   */
  synchronized void kept(long allDropped) {
    kept++;
    dropped = allDropped;
    damaged = false;
    if (paused) {
      paused = false;
      logger.info("event=collection.resumed pid={}", pid);
    }
    tell();
  }

  synchronized void paused(String reason) {
    if (!paused) {
      paused = true;
      logger.warn("event=collection.paused pid={} reason=\"{}\"", pid, Printable.of(reason));
    }
  }

  /** A picture that is none, or records that are none. */
  synchronized void refused(String source, String reason) {
    refused++;
    if (!damaged) {
      damaged = true;
      logger.warn(
          "event=collection.frame.refused pid={} source=\"{}\" reason=\"{}\"",
          pid,
          Printable.of(source),
          Printable.of(reason));
    }
  }

  synchronized void uploaded() {
    uploaded++;
    if (!uploadProblem.isEmpty()) {
      uploadProblem = "";
      logger.info("event=collection.upload.back pid={}", pid);
    }
    tell();
  }

  synchronized void uploadFailed(boolean refusedByStore, String reason) {
    String problem = refusedByStore ? "refused" : "away";
    if (!uploadProblem.equals(problem)) {
      uploadProblem = problem;
      logger.warn(
          "event=collection.upload.{} pid={} reason=\"{}\" action=\"the pictures wait on disk\"",
          problem,
          pid,
          Printable.of(reason));
    }
  }

  void stalled(String thread) {
    logger.warn("event=collection.thread.stalled pid={} thread={}", pid, thread);
  }

  synchronized void close() {
    if (!counts().equals(logged)) {
      log();
    }
  }

  private void tell() {
    if (System.nanoTime() - loggedNanos >= INTERVAL.toNanos()) {
      log();
    }
  }

  private void log() {
    logged = counts();
    loggedNanos = System.nanoTime();
    logger.info("event=collection.tally pid={} {}", pid, logged);
  }

  private String counts() {
    return "kept=%d uploaded=%d refused=%d dropped=%d".formatted(kept, uploaded, refused, dropped);
  }
}
