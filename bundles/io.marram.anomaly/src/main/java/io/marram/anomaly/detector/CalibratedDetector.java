package io.marram.anomaly.detector;

/**
 * A detector whose surprise is -log10 of a probability: 3 is one in a thousand. What other
 * detectors say is brought to that scale by comparison with what they said before.
 */
interface CalibratedDetector extends Detector {

  /** Whether it sees what no other detector can, so that it may raise an alarm by itself. */
  boolean countsAlone();
}
