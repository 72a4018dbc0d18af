package io.marram.anomaly.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how one model does, whenever that changes. Safe for several threads. */
final class ModelLog {

  private static final Logger logger = LoggerFactory.getLogger(ModelLog.class);
  private static final String WORKING = "";
  private static final int LONGEST = 400;

  private final String model;
  private final String origin;

  /** What was said last. */
  private final AtomicReference<String> said = new AtomicReference<>(WORKING);

  ModelLog(String model, String origin) {
    this.model = model;
    this.origin = origin;
  }

  void works() {
    if (changes(WORKING)) {
      logger.info("event=anomaly.model.proceeding model={} origin={}", model, origin);
    }
  }

  void waits(String reason) {
    if (changes(reason)) {
      logger.warn(
          "event=anomaly.model.waiting model={} origin={} reason=\"{}\"",
          model,
          origin,
          printable(reason));
    }
  }

  void fails(String reason) {
    if (changes(reason)) {
      logger.error(
          "event=anomaly.model.unusable model={} origin={} reason=\"{}\"",
          model,
          origin,
          printable(reason));
    }
  }

  /** Reasons quote files of others. */
  private static String printable(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  private boolean changes(String state) {
    return !said.getAndSet(state).equals(state);
  }
}
