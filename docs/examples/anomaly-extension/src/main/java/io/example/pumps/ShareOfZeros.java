package io.example.pumps;

import io.marram.anomaly.feature.FeatureCalculator;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.feature.Window;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** A feature: for how much of the window the pump stood still. */
@Component
public final class ShareOfZeros implements FeatureKind {

  static final String NAME = "share of zeros";

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public FeatureCalculator create(int windowSize) {
    return new Calculator();
  }

  /** Looks at what came and what went only, so that it costs the same for every window. */
  private static final class Calculator implements FeatureCalculator {

    private int zeros;
    private double share = Double.NaN;

    @Override
    public void add(Window window) {
      if (window.hasDropped() && window.droppedValue() == 0) {
        zeros--;
      }
      if (window.value(0) == 0) {
        zeros++;
      }
      share = window.size() < window.capacity() ? Double.NaN : (double) zeros / window.size();
    }

    @Override
    public void values(double[] into, int offset) {
      into[offset] = share;
    }
  }
}
