package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.model.AutoencoderKind;
import io.marram.anomaly.model.AutoencoderSettings;
import io.marram.anomaly.series.LimitedKind;
import io.marram.anomaly.series.SeriesKinds;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class KnownKindsTest {

  private final KnownKinds kinds = new KnownKinds("anomalies");

  @Test
  void aServicePropertySaysForWhichSensorsADetectorIs() {
    kinds.addDetector(reference(null, 1), kind("every"));
    kinds.addDetector(reference("pump", 2), kind("one"));
    kinds.addDetector(reference(new String[] {"pump", "valve"}, 3), kind("two"));

    SeriesKinds known = kinds.of(Set.of());

    assertThat(known.detectors()).extracting(DetectorKind::name).contains("every");
    assertThat(known.limited())
        .extracting(limited -> limited.kind().name())
        .containsExactlyInAnyOrder("one", "two");
    assertThat(known.limited())
        .extracting(LimitedKind::sensors)
        .containsExactlyInAnyOrder(Set.of("pump"), Set.of("pump", "valve"));
  }

  @Test
  void ofSeveralOfOneNameTheHighestRankingCounts() {
    kinds.addDetector(reference("valve", 1), kind("one"));
    kinds.addDetector(reference("pump", 2), kind("one"));

    assertThat(kinds.of(Set.of("one")).limited())
        .extracting(LimitedKind::sensors)
        .containsExactly(Set.of("pump"));
  }

  @Test
  void leavesOutThoseThatAreNotWanted() {
    kinds.addDetector(reference("pump", 1), kind("one"));

    assertThat(kinds.of(Set.of("two")).limited()).isEmpty();
    assertThat(kinds.of(Set.of("one")).detectors()).isEmpty();
  }

  private static DetectorKind kind(String name) {
    AutoencoderSettings settings = new AutoencoderSettings(8, 1, Optional.empty());
    return new AutoencoderKind(name, settings, window -> Optional.empty(), "1");
  }

  /** A reference to a service with one property. */
  @SuppressWarnings("unchecked")
  private static ServiceReference<DetectorKind> reference(Object sensors, int ranking) {
    return (ServiceReference<DetectorKind>)
        Proxy.newProxyInstance(
            KnownKindsTest.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getProperty" -> sensors;
                  case "hashCode" -> ranking;
                  case "compareTo" -> Integer.compare(ranking, arguments[0].hashCode());
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
