package io.marram.anomaly.internal;

import io.marram.anomaly.feature.FeatureCalculator;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.feature.Window;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another bundle's kind of feature: when it fails, the log says so once. Its features are missing
 * from then on, which the extractor sees to.
 */
final class GuardedFeatureKind implements FeatureKind {

  private static final Logger logger = LoggerFactory.getLogger(GuardedFeatureKind.class);

  private final String pid;
  private final FeatureKind kind;
  private final List<String> names;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @throws IllegalArgumentException if the kind has no names
   */
  GuardedFeatureKind(String pid, FeatureKind kind) {
    this.pid = pid;
    this.kind = kind;
    this.names = List.copyOf(kind.names());
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a feature needs a name");
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public FeatureCalculator create(int windowSize) {
    try {
      return new Reported(kind.create(windowSize));
    } catch (RuntimeException | LinkageError e) {
      throw reported(e);
    }
  }

  /** Log or throw: the failure itself goes to the log, and what is thrown on only ends the work. */
  private IllegalStateException reported(Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      logger.error("event=anomaly.feature.failed pid={} features={}", pid, names, failure);
    }
    return new IllegalStateException("it failed");
  }

  private final class Reported implements FeatureCalculator {

    private final FeatureCalculator calculator;

    Reported(FeatureCalculator calculator) {
      this.calculator = calculator;
    }

    @Override
    public void add(Window window) {
      try {
        calculator.add(window);
      } catch (RuntimeException | LinkageError e) {
        throw reported(e);
      }
    }

    @Override
    public void values(double[] into, int offset) {
      try {
        calculator.values(into, offset);
      } catch (RuntimeException | LinkageError e) {
        throw reported(e);
      }
    }
  }
}
