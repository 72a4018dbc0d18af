package io.marram.anomaly.internal.models;

import io.marram.log.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how one model does, whenever that changes. A model that works for some sensors only is said
 * to fail. Safe for several threads.
 */
final class ModelLog {

  private static final Logger logger = LoggerFactory.getLogger(ModelLog.class);
  private static final int LONGEST = 400;

  /** How often in a row a model must work before it is believed. */
  private static final int STEADY = 10;

  private enum State {
    WORKING,
    WAITING,
    FAILING
  }

  private final String model;
  private final String origin;
  private State said = State.WORKING;
  private int worked;

  ModelLog(String model, String origin) {
    this.model = model;
    this.origin = origin;
  }

  synchronized void works() {
    worked++;
    if (said != State.WORKING && worked >= STEADY) {
      said = State.WORKING;
      logger.info("event=anomaly.model.proceeding model={} origin={}", model, origin);
    }
  }

  synchronized void waits(String reason) {
    if (begins(State.WAITING)) {
      logger.warn(
          "event=anomaly.model.waiting model={} origin={} reason=\"{}\"",
          model,
          origin,
          Printable.of(reason, LONGEST));
    }
  }

  synchronized void fails(String reason) {
    if (begins(State.FAILING)) {
      logger.error(
          "event=anomaly.model.unusable model={} origin={} reason=\"{}\"",
          model,
          origin,
          Printable.of(reason, LONGEST));
    }
  }

  private boolean begins(State state) {
    worked = 0;
    boolean begins = said != state;
    said = state;
    return begins;
  }
}
