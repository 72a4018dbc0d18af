package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import io.marram.anomaly.feature.FeatureCalculator;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.feature.Window;
import io.marram.contract.WireProperties;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.ServiceReference;

/** Kinds of features and detectors that other bundles bring. */
@Timeout(60)
class AnomalyDetectorKindsTest extends AnomalyDetectorScene {

  @Test
  void kindsOfOtherBundlesComeAndGoWhileItRuns() {
    AnomalyDetector detector = activate(Map.of());
    feed(detector, "a", 700);
    ServiceReference<DetectorKind> reference = reference();
    CountingDetector counting = new CountingDetector();
    detector.addDetectorKind(reference, counting);
    feed(detector, "a", 300);
    assertThat(counting.observed).isEqualTo(300);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");

    detector.removeDetectorKind(reference);
    feed(detector, "a", 10);
    assertThat(counting.observed).isEqualTo(300);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");

    detector.deactivate();
    AnomalyDetector restarted = activate(Map.of());
    feed(restarted, "a", 10);
    CountingDetector back = new CountingDetector();
    restarted.addDetectorKind(reference(), back);
    feed(restarted, "a", 1);
    assertThat(back.observed).as("it goes on where it was").isEqualTo(301);
  }

  @Test
  void aFeatureOfAnotherBundleIsToldToDetectors() {
    AnomalyDetector detector = activate(Map.of());
    CountingDetector counting = new CountingDetector();
    detector.addDetectorKind(reference(), counting);
    ServiceReference<FeatureKind> reference = reference();
    detector.addFeatureKind(reference, new HalfValue(false));
    send(detector, reading("a", 10));
    int index = counting.features.indexOf("half the value");
    assertThat(counting.row[index]).isEqualTo(5);

    detector.removeFeatureKind(reference);
    send(detector, reading("a", 12));
    assertThat(counting.row[index]).isNaN();
  }

  @Test
  void aKindThatFailsCostsNobodyElseAnything() {
    AnomalyDetector detector = activate(Map.of());
    detector.addFeatureKind(reference(), new HalfValue(true));
    CountingDetector failing = new CountingDetector();
    failing.failing = true;
    detector.addDetectorKind(reference(), failing);
    detector.addDetectorKind(
        reference(), proxy(DetectorKind.class, new IllegalStateException("thrown by a test")));
    detector.addFeatureKind(
        reference(), proxy(FeatureKind.class, new IllegalStateException("thrown by a test")));

    feed(detector, "a", 1000);

    assertThat(wires.records()).hasSize(1000);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
    detector.deactivate();
    feed(activate(Map.of()), "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
  }

  @Test
  void usesOnlyTheDetectorsThatAreNamed() {
    AnomalyDetector detector = activate(Map.of("detectors", "value, unheard-of"));
    CountingDetector counting = new CountingDetector();
    detector.addDetectorKind(reference(), counting);

    feed(detector, "a", 1000);

    assertThat(counting.observed).isZero();
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
  }

  /** A reference to a service, the newest one first. */
  @SuppressWarnings("unchecked")
  private static <S> ServiceReference<S> reference() {
    return (ServiceReference<S>)
        Proxy.newProxyInstance(
            AnomalyDetectorKindsTest.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "compareTo" ->
                      Integer.compare(
                          System.identityHashCode(self), System.identityHashCode(arguments[0]));
                  case "getProperty" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** A service whose every method fails. */
  private static <S> S proxy(Class<S> type, RuntimeException failure) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw failure;
            }));
  }

  /** A detector that finds nothing strange and counts what it was told. */
  private static final class CountingDetector implements DetectorKind, Detector {
    private int observed;
    private boolean failing;
    private List<String> features = List.of();
    private double[] row = {};

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public Detector create(DetectorSettings settings) {
      features = settings.features();
      return this;
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      observed = in.readInt();
      return create(settings);
    }

    @Override
    public double observe(Observation observation) {
      fail();
      observed++;
      row = observation.features().clone();
      return observed % 7;
    }

    @Override
    public Explanation explain() {
      fail();
      return new Explanation("count", observed, Double.NaN);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      fail();
      out.writeInt(observed);
    }

    private void fail() {
      if (failing) {
        throw new IllegalStateException("thrown by a test");
      }
    }
  }

  /** A feature of another bundle. */
  private static final class HalfValue implements FeatureKind, FeatureCalculator {
    private final boolean failing;
    private double half;

    HalfValue(boolean failing) {
      this.failing = failing;
    }

    @Override
    public List<String> names() {
      return List.of("half the value");
    }

    @Override
    public FeatureCalculator create(int windowSize) {
      return this;
    }

    @Override
    public void add(Window window) {
      if (failing) {
        throw new IllegalStateException("thrown by a test");
      }
      half = window.value(0) / 2;
    }

    @Override
    public void values(double[] into, int offset) {
      into[offset] = half;
    }
  }
}
