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
import io.marram.anomaly.series.SeriesKinds;
import io.marram.contract.WireProperties;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

@Timeout(60)
class AnomalyDetectorTest {

  private static final long BEGIN = 1_700_000_000_000L;

  @TempDir Path data;

  private final RecordedWires wires = new RecordedWires();
  private final Events events = new Events();
  private final List<AnomalyDetector> detectors = new CopyOnWriteArrayList<>();
  private long second;

  @AfterEach
  void stop() {
    detectors.forEach(AnomalyDetector::deactivate);
  }

  @Test
  void saysOfEveryReadingWhetherItIsStrange() {
    AnomalyDetector detector = activate(Map.of());

    feed(detector, "a", 500);
    send(detector, reading("a", 1000.0));

    assertThat(wires.records()).hasSize(501);
    WireRecord first = wires.records().get(0);
    assertThat(first.getProperties().keySet())
        .containsExactlyInAnyOrder(
            "sensor.id",
            "unit",
            "value",
            "time",
            "anomaly",
            "anomaly.score",
            "anomaly.reason",
            "anomaly.state",
            "anomaly.rule");
    assertThat(value(first, WireProperties.ANOMALY_STATE)).isEqualTo("learning");
    assertThat(value(first, WireProperties.ANOMALY_RULE)).isEqualTo("anomaly");
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
    assertThat(value(last(), WireProperties.ANOMALY)).isEqualTo(true);
    assertThat((double) value(last(), WireProperties.ANOMALY_SCORE)).isBetween(0.5, 1.0);
    assertThat((String) value(last(), WireProperties.ANOMALY_REASON)).contains("expected about");
  }

  @Test
  void refusesWhatIsNoNumberAndLearnsNothingFromIt() {
    AnomalyDetector detector = activate(Map.of());
    feed(detector, "a", 500);

    send(
        detector, record("a", TypedValues.newStringValue("21.5"), TypedValues.newLongValue(BEGIN)));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("invalid");
    assertThat(value(last(), WireProperties.ANOMALY_REASON)).isEqualTo("the value is no number");
    assertThat(value(last(), WireProperties.VALUE)).isEqualTo("21.5");

    send(detector, record("a", TypedValues.newDoubleValue(1), TypedValues.newStringValue("now")));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("invalid");
    send(detector, reading("a", Double.POSITIVE_INFINITY));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("invalid");

    send(detector, record("a", TypedValues.newIntegerValue(20), TypedValues.newLongValue(time())));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
  }

  @Test
  void letsOtherRecordsPassBy() {
    AnomalyDetector detector = activate(Map.of());

    send(detector, new WireRecord(Map.of("cars", TypedValues.newIntegerValue(3))));

    assertThat(wires.envelopes()).isEmpty();
  }

  @Test
  void emitsOnlyChangesIfToldSo() {
    AnomalyDetector detector = activate(Map.of("emit", "changes"));

    feed(detector, "a", 500);
    assertThat(wires.records().stream().map(r -> value(r, WireProperties.ANOMALY_STATE)))
        .containsExactly("learning", "ready");

    send(detector, reading("a", 1000.0));
    feed(detector, "a", 1);
    feed(detector, "a", 1);
    assertThat(wires.records().stream().skip(2).map(r -> value(r, WireProperties.ANOMALY)))
        .containsExactly(true, false);
  }

  @Test
  void goesOnWhereItWasAfterAnUpdateOfItsBundle() {
    AnomalyDetector old = activate(Map.of());
    feed(old, "a", 500);
    old.deactivate();

    AnomalyDetector updated = activate(Map.of());
    feed(updated, "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");

    updated.modified(config(Map.of("save.seconds", 30)));
    feed(updated, "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");

    updated.modified(config(Map.of("window.readings", 50)));
    feed(updated, "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("learning");
  }

  @Test
  void manySensorsGoOnAfterAnUpdateOfItsBundle() {
    AnomalyDetector old = activate(Map.of());
    for (int i = 0; i < 100; i++) {
      send(old, ofSensors(300));
    }
    old.deactivate();
    wires.clear();

    second += 120;
    send(activate(Map.of()), ofSensors(300));

    assertThat(wires.records()).hasSize(300);
    assertThat(wires.records())
        .allSatisfy(r -> assertThat(value(r, WireProperties.ANOMALY_STATE)).isEqualTo("ready"))
        .as("that readings were missed meanwhile says nothing about the sensors")
        .noneMatch(r -> ((String) value(r, WireProperties.ANOMALY_REASON)).startsWith("drop-out"));
  }

  /** A reading of each of so many sensors, at the same moment. */
  private WireRecord[] ofSensors(int sensors) {
    long time = time();
    return IntStream.range(0, sensors)
        .mapToObj(
            i ->
                record(
                    "s" + i,
                    TypedValues.newDoubleValue(value() + i),
                    TypedValues.newLongValue(time)))
        .toArray(WireRecord[]::new);
  }

  @Test
  void staysRegisteredWithABadConfigurationAndWorksAgainWithAGoodOne() {
    AnomalyDetector detector = activate(Map.of("groups", "a: b"));
    assertThat(detector.isConfigured()).isFalse();
    feed(detector, "a", 1);
    assertThat(wires.envelopes()).isEmpty();

    detector.modified(config(Map.of()));
    feed(detector, "a", 1);
    assertThat(wires.envelopes()).hasSize(1);

    detector.modified(config(Map.of("seed", new IllegalStateException("no such thing"))));
    assertThat(detector.isConfigured()).isFalse();
  }

  @Test
  void judgesGroupsUnderTheirOwnName() {
    AnomalyDetector detector = activate(Map.of("groups", "hall: a, b"));

    for (int i = 0; i < 1000; i++) {
      send(detector, reading("a", value()), reading("b", 2 * value()));
    }

    List<WireRecord> verdicts =
        wires.records().stream()
            .filter(r -> value(r, WireProperties.SENSOR_ID).equals("hall"))
            .toList();
    assertThat(value(verdicts.get(0), WireProperties.ANOMALY_STATE)).isEqualTo("learning");
    WireRecord newest = verdicts.get(verdicts.size() - 1);
    assertThat(value(newest, WireProperties.ANOMALY_STATE)).isEqualTo("ready");
    assertThat(value(newest, WireProperties.SENSOR_TYPE)).isEqualTo("group");
    assertThat(value(newest, WireProperties.TIME)).isEqualTo(BEGIN + 1000 * (second - 1));

    detector.deactivate();
    send(activate(Map.of("groups", "hall: a, b")), reading("a", value()), reading("b", value()));
    send(detectors.get(1), reading("a", value()), reading("b", value()));
    assertThat(value(last(), WireProperties.SENSOR_ID)).isEqualTo("hall");
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
  }

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

  @Test
  void savesWhileItRuns() throws Exception {
    AnomalyDetector detector = activate(Map.of("save.seconds", 1));
    feed(detector, "a", 700);
    Path series = data.resolve("io.marram.anomaly/anomaly/series");
    Eventually.until(
        "it has saved",
        () -> {
          try (Stream<Path> files = Files.list(series)) {
            return files.anyMatch(file -> file.toString().endsWith(".states"));
          }
        });

    // As after a crash: the first one has not ended.
    feed(activate(Map.of()), "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
  }

  @Test
  void worksWithoutItsFolder() throws Exception {
    Files.write(data.resolve("io.marram.anomaly"), new byte[0]);
    AnomalyDetector detector = activate(Map.of());

    feed(detector, "a", 5);

    assertThat(wires.records()).hasSize(5);
    assertThat(detector.isConfigured()).isTrue();
  }

  @Test
  void aMillionNamesStayWithinTheBound() throws Exception {
    AnomalyDetector detector = activate(Map.of("series.maximum", 20, "emit", "changes"));
    for (int i = 0; i < 1_000_000; i += 250) {
      send(detector, reading("sensor-" + i, 1));
    }
    detector.deactivate();

    try (Stream<Path> files = Files.walk(data)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(2_000_000);
    }
  }

  @Test
  void reportsHowLongAReadingTakes() {
    List<Event> posted = events.posted;
    AtomicLong nanos = new AtomicLong();
    StagePost stage = new StagePost("anomaly", events, nanos::get);
    DetectorRuntime runtime =
        new DetectorRuntime(
            "anomaly",
            AnomalyDetectorMapping.map(config(Map.of())),
            SeriesKinds.standard(),
            data,
            stage);
    runtime.judge(List.of(reading("a", 1), new WireRecord(Map.of())));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
    runtime.judge(List.of(reading("a", 1)));
    runtime.stop();

    assertThat(posted).hasSize(1);
    assertThat(posted.get(0).getTopic()).isEqualTo("io/marram/stage");
    assertThat(posted.get(0).getProperty("stage")).isEqualTo("anomaly");
    assertThat(posted.get(0).getProperty("count")).isEqualTo(2L);
  }

  private AnomalyDetector activate(Map<String, Object> changed) {
    AnomalyDetector detector =
        new AnomalyDetector(DeclarativeServices.context("anomaly"), wires, events, system());
    detectors.add(detector);
    detector.activate(config(changed));
    return detector;
  }

  private static AnomalyDetectorConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(AnomalyDetectorConfig.class, changed);
  }

  private SystemService system() {
    return (SystemService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SystemService.class},
            (self, method, arguments) ->
                method.getName().equals("getKuraDataDirectory") ? data.toString() : null);
  }

  /** Readings that go up and down by a little, one a second. */
  private void feed(AnomalyDetector detector, String sensor, int readings) {
    for (int i = 0; i < readings; i++) {
      send(detector, reading(sensor, value()));
    }
  }

  private double value() {
    return 20 + Math.sin(second * 12.9898) + Math.cos(second * 0.1);
  }

  private WireRecord reading(String sensor, double value) {
    return record(sensor, TypedValues.newDoubleValue(value), TypedValues.newLongValue(time()));
  }

  private long time() {
    return BEGIN + 1000 * second++;
  }

  private static WireRecord record(String sensor, TypedValue<?> value, TypedValue<?> time) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    properties.put(WireProperties.SENSOR_ID, TypedValues.newStringValue(sensor));
    properties.put(WireProperties.UNIT, TypedValues.newStringValue("°C"));
    properties.put(WireProperties.VALUE, value);
    properties.put(WireProperties.TIME, time);
    return new WireRecord(properties);
  }

  private static void send(AnomalyDetector detector, WireRecord... records) {
    detector.onWireReceive(new WireEnvelope("sensors", List.of(records)));
  }

  private WireRecord last() {
    List<WireRecord> records = wires.records();
    return records.get(records.size() - 1);
  }

  private static Object value(WireRecord reading, String property) {
    return reading.getProperties().get(property).getValue();
  }

  private static final class Events implements EventAdmin {
    private final List<Event> posted = new CopyOnWriteArrayList<>();

    @Override
    public void postEvent(Event event) {
      posted.add(event);
    }

    @Override
    public void sendEvent(Event event) {
      posted.add(event);
    }
  }

  /** A reference to a service, the newest one first. */
  @SuppressWarnings("unchecked")
  private static <S> ServiceReference<S> reference() {
    return (ServiceReference<S>)
        Proxy.newProxyInstance(
            AnomalyDetectorTest.class.getClassLoader(),
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
