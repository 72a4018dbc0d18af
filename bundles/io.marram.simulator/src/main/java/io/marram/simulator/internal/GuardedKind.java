package io.marram.simulator.internal;

import io.marram.simulator.kind.Environment;
import io.marram.simulator.kind.SensorKind;
import io.marram.simulator.kind.Shape;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boundary to another bundle's kind of sensor: when it fails, its sensors are silent, the
 * others go on, and the log says so once.
 */
final class GuardedKind implements SensorKind {

  private static final Logger logger = LoggerFactory.getLogger(GuardedKind.class);
  private static final Shape SILENT = epochNanos -> Double.NaN;

  private final SensorKind kind;
  private final Set<String> types;
  private final AtomicBoolean failed = new AtomicBoolean();

  GuardedKind(SensorKind kind) {
    this.kind = kind;
    this.types = readTypes();
  }

  private Set<String> readTypes() {
    try {
      return Set.copyOf(kind.types());
    } catch (RuntimeException | LinkageError e) {
      report(e);
      return Set.of();
    }
  }

  @Override
  public Set<String> types() {
    return types;
  }

  @Override
  public Shape shape(Environment environment) {
    try {
      Shape shape = kind.shape(environment);
      return epochNanos -> level(shape, epochNanos);
    } catch (RuntimeException | LinkageError e) {
      report(e);
      return SILENT;
    }
  }

  private double level(Shape shape, long epochNanos) {
    try {
      return shape.level(epochNanos);
    } catch (RuntimeException | LinkageError e) {
      report(e);
      return Double.NaN;
    }
  }

  private void report(Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      logger.error("event=simulator.kind.failed kind={}", kind.getClass().getName(), failure);
    }
  }
}
