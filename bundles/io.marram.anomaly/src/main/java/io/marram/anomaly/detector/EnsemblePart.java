package io.marram.anomaly.detector;

import io.marram.anomaly.calibration.ConformalTail;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** A detector whose surprise is on the scale of all, which is -log10 of a probability. */
final class EnsemblePart {

  private static final int MEMORY = 2000;

  private final String name;
  private final Detector detector;

  /** Null for detectors that calibrate themselves. */
  private final ConformalTail tail;

  private final boolean countsAlone;

  private EnsemblePart(String name, Detector detector, ConformalTail tail) {
    this.name = name;
    this.detector = detector;
    this.tail = tail;
    this.countsAlone =
        detector instanceof CalibratedDetector calibrated && calibrated.countsAlone();
  }

  static EnsemblePart create(DetectorKind kind, DetectorSettings settings) {
    Detector detector = kind.create(settings);
    return new EnsemblePart(
        kind.name(),
        detector,
        detector instanceof CalibratedDetector ? null : new ConformalTail(MEMORY));
  }

  String name() {
    return name;
  }

  boolean countsAlone() {
    return countsAlone;
  }

  /** NaN as long as too little was seen. */
  double surprise(Observation observation) {
    double raw = detector.observe(observation);
    if (tail == null || !Double.isFinite(raw)) {
      return tail == null ? raw : Double.NaN;
    }
    double surprise = tail.surpriseAbove(raw);
    tail.learn(raw);
    return surprise;
  }

  Explanation explain() {
    return detector.explain();
  }

  /** Writes it so that who does not know its kind can leave it out. */
  void write(DataOutput out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream part = new DataOutputStream(bytes);
    part.writeBoolean(tail != null);
    if (tail != null) {
      tail.write(part);
    }
    detector.write(part);
    write(name, bytes.toByteArray(), out);
  }

  /** Writes what {@link #read} reads, behind the name and the length. */
  static void write(String name, byte[] state, DataOutput out) throws IOException {
    out.writeUTF(name);
    out.writeInt(state.length);
    out.write(state);
  }

  /** Reads what is behind the name and the length. */
  static EnsemblePart read(DataInput in, DetectorKind kind, DetectorSettings settings)
      throws IOException {
    ConformalTail tail = in.readBoolean() ? ConformalTail.read(in, MEMORY) : null;
    return new EnsemblePart(kind.name(), kind.read(in, settings), tail);
  }
}
