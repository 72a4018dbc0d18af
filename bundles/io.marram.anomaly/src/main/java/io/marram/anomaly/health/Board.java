package io.marram.anomaly.health;

/** The machine that the gateway runs on. */
public interface Board {

  /** How it does now; never fails. */
  BoardState read();
}
