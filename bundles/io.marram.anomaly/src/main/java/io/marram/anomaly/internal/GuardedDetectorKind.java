package io.marram.anomaly.internal;

import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import io.marram.log.Printable;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boundary to another bundle's kind of detector: when one fails, its series goes on without it,
 * and the log says so once.
 */
final class GuardedDetectorKind implements DetectorKind {

  private static final Logger logger = LoggerFactory.getLogger(GuardedDetectorKind.class);
  private static final Explanation NOTHING = new Explanation("value", Double.NaN, Double.NaN);

  private final String pid;
  private final DetectorKind kind;
  private final Set<String> sensors;
  private final String name;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param sensors ids or types of the sensors that it is for; if empty, all
   * @throws IllegalArgumentException if the kind cannot say its name
   */
  GuardedDetectorKind(String pid, DetectorKind kind, Set<String> sensors) {
    this.pid = pid;
    this.kind = kind;
    this.sensors = Set.copyOf(sensors);
    this.name = kind.name();
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a detector needs a name");
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** Ids or types of the sensors that it is for; if empty, all. */
  Set<String> sensors() {
    return sensors;
  }

  @Override
  public Detector create(DetectorSettings settings) {
    try {
      return new Guarded(kind.create(settings));
    } catch (RuntimeException | LinkageError e) {
      report(e);
      return new Guarded(null);
    }
  }

  @Override
  public Detector read(DataInput in, DetectorSettings settings) {
    try {
      return new Guarded(kind.read(in, settings));
    } catch (IOException | RuntimeException | LinkageError e) {
      report(e);
      return create(settings);
    }
  }

  private void report(Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      logger.error(
          "event=anomaly.detector.failed pid={} detector={}", pid, Printable.of(name), failure);
    }
  }

  private final class Guarded implements Detector {

    /** Null after it failed. */
    private Detector detector;

    Guarded(Detector detector) {
      this.detector = detector;
    }

    @Override
    public double observe(Observation observation) {
      if (detector == null) {
        return Double.NaN;
      }
      try {
        return detector.observe(observation);
      } catch (RuntimeException | LinkageError e) {
        fail(e);
        return Double.NaN;
      }
    }

    @Override
    public Explanation explain() {
      if (detector == null) {
        return NOTHING;
      }
      try {
        return detector.explain();
      } catch (RuntimeException | LinkageError e) {
        fail(e);
        return NOTHING;
      }
    }

    @Override
    public void write(DataOutput out) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (detector != null) {
        try {
          detector.write(new DataOutputStream(bytes));
        } catch (RuntimeException | LinkageError e) {
          fail(e);
          bytes.reset();
        }
      }
      out.write(bytes.toByteArray());
    }

    private void fail(Throwable failure) {
      detector = null;
      report(failure);
    }
  }
}
