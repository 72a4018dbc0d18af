package io.marram.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.WireProperties;
import io.marram.simulator.Fault;
import io.marram.simulator.FaultKind;
import io.marram.simulator.Reading;
import io.marram.simulator.SensorKinds;
import io.marram.simulator.Simulation;
import io.marram.simulator.kind.Environment;
import io.marram.simulator.kind.SensorKind;
import io.marram.simulator.kind.Shape;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

@Timeout(120)
class SimulatorTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final RecordedWires wires = new RecordedWires();
  private final TestClock clock = new TestClock();
  private final Simulator simulator = new Simulator(wires, clock);

  @AfterEach
  void stop() {
    simulator.deactivate();
  }

  @Test
  void emitsReadingsAsTheContractNamesThem() throws Exception {
    activate(Map.of("sensors", Yaml.SOURCE_PROJECT.replace("rate: 0.5", "rate: 100")));

    awaitReadings(5);

    WireRecord reading = wires.records().get(0);
    assertThat(reading.getProperties().keySet())
        .containsExactlyInAnyOrder(
            "sensor.id", "sensor.type", "sensor.location", "unit", "value", "time");
    assertThat(value(reading, WireProperties.SENSOR_ID)).isEqualTo("temp_001");
    assertThat(value(reading, WireProperties.SENSOR_TYPE)).isEqualTo("temperature");
    assertThat(value(reading, WireProperties.SENSOR_LOCATION)).isEqualTo("factory_floor");
    assertThat(value(reading, WireProperties.UNIT)).isEqualTo("°C");
    assertThat((double) value(reading, WireProperties.VALUE)).isBetween(15.0, 35.0);
    assertThat(reading.getProperties().get(WireProperties.TIME).getType()).isEqualTo(DataType.LONG);
    assertThat(time(reading)).isBetween(clock.millis() - 60_000, clock.millis());
  }

  @Test
  void emitsJustWhatTheSimulationSays() throws Exception {
    activate(Map.of("sensors", Yaml.QUICK, "seed", 5L, "time.zone", "UTC"));
    awaitReadings(50);
    simulator.deactivate();

    List<WireRecord> emitted = wires.records();
    long from = time(emitted.get(0));
    long until = time(emitted.get(emitted.size() - 1)) + 1;
    Simulation simulation =
        new Simulation(5, ZoneOffset.UTC, SensorSection.read(Yaml.QUICK), new SensorKinds());

    assertThat(emitted.stream().map(reading -> value(reading, WireProperties.VALUE)))
        .containsExactlyElementsOf(
            simulation.readings(from, until).stream().map(Reading::value).toList());
  }

  @Test
  void putsTheReadingsOfABatchIntoOneEnvelopeUpToItsLimit() throws Exception {
    activate(Map.of("sensors", Yaml.QUICK.replace("200", "100000"), "batch.milliseconds", 200));

    Eventually.until("there are five envelopes", () -> wires.envelopes().size() >= 5);

    assertThat(wires.envelopes())
        .allSatisfy(
            envelope -> assertThat(envelope).hasSizeBetween(1, ReadingPump.LARGEST_ENVELOPE));
    assertThat(wires.envelopes()).anyMatch(envelope -> envelope.size() > 1000);
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    activate(Map.of("sensors", "- {id: a, min_val: 2, max_val: 1}"));
    assertThat(simulator.isConfigured()).isFalse();
    assertThat(simulator.faults(0, DAY)).isEmpty();

    simulator.modified(config(Map.of()));
    awaitReadings(5);
    assertThat(simulator.isConfigured()).isTrue();

    simulator.modified(config(Map.of("sensors", "- {id: a, sampling_rate: -1}")));
    assertThat(simulator.isConfigured()).isFalse();
    int emitted = wires.records().size();
    simulator.modified(config(Map.of("sensors", "")));
    assertThat(wires.records()).hasSize(emitted);
  }

  @Test
  void saysNothingWhileItsSectionIsSwitchedOff() throws Exception {
    activate(Map.of("sensors", "enabled: false\nsensors:\n" + Yaml.QUICK.indent(2)));
    assertThat(simulator.isConfigured()).isTrue();
    assertThat(isSilent()).isTrue();

    simulator.modified(config(Map.of()));
    awaitReadings(5);
  }

  @Test
  void anUnforeseenFailureInTheConfigurationIsAStateToo() {
    activate(Map.of("sensors", new IllegalStateException("no such thing")));

    assertThat(simulator.isConfigured()).isFalse();
  }

  @Test
  void goesOnWithoutAGapWhenItsConfigurationChanges() throws Exception {
    activate(Map.of());
    awaitReadings(20);

    simulator.modified(config(Map.of("batch.milliseconds", 20)));
    awaitReadings(wires.records().size() + 20);
    simulator.deactivate();

    assertSteady(wires.records());
  }

  @Test
  void emitsWhatWasBeforeItsStartOnceThereIsSomebodyToTakeIt() throws Exception {
    activate(
        Map.of(
            "sensors", "- {id: a, min_val: 0, max_val: 1, sampling_rate: 1}", "history.hours", 2));
    assertThat(wires.records()).isEmpty();

    simulator.consumersConnected(new Wire[1]);
    awaitReadings(7202);
    simulator.deactivate();

    List<WireRecord> emitted = wires.records();
    assertThat(time(emitted.get(0)))
        .isLessThan(clock.millis() - Duration.ofHours(2).toMillis() + 1000);
    for (int i = 1; i < emitted.size(); i++) {
      assertThat(time(emitted.get(i)) - time(emitted.get(i - 1))).isEqualTo(1000);
    }
  }

  @Test
  void saysNothingTwiceWhenTheClockIsCorrected() throws Exception {
    activate(Map.of());
    awaitReadings(20);

    clock.jump(-300);
    awaitReadings(wires.records().size() + 20);
    simulator.deactivate();

    assertSteady(wires.records());
  }

  @Test
  void goesOnAfterTheClockJumpsEitherWay() throws Exception {
    activate(Map.of());
    awaitReadings(5);

    clock.jump(DAY);
    Eventually.until("it is tomorrow", () -> time(last()) > System.currentTimeMillis() + DAY / 2);
    clock.jump(-2 * DAY);
    Eventually.until("it is yesterday", () -> time(last()) < System.currentTimeMillis() - DAY / 2);

    assertThat(wires.records()).hasSizeLessThan(100_000);
  }

  @Test
  void goesOnAfterATimeThatCannotBe() throws Exception {
    activate(Map.of());
    awaitReadings(5);

    clock.jump(-300 * 365 * DAY);
    Eventually.until("the wires are silent", this::isSilent);
    clock.jump(300 * 365 * DAY);

    awaitReadings(wires.records().size() + 5);
  }

  @Test
  void aFailureOnTheWiresEndsNothing() throws Exception {
    wires.connect(
        reading -> {
          throw new IllegalStateException("thrown by a test");
        });
    activate(Map.of());

    Eventually.until("it has emitted again", () -> wires.envelopes().size() >= 3);
  }

  @Test
  void itsThreadEndsWithTheComponent() throws Exception {
    activate(Map.of());
    awaitReadings(1);
    assertThat(threads()).isPositive();

    simulator.deactivate();

    assertThat(threads()).isZero();
  }

  @Test
  void leavesAThreadThatTheWiresHoldToEndByItself() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    wires.connect(
        reading -> {
          held.countDown();
          awaitQuietly(release);
        });
    activate(Map.of());
    held.await();

    simulator.deactivate();
    int emitted = wires.envelopes().size();
    release.countDown();

    Eventually.until("the thread has ended", () -> threads() == 0);
    assertThat(wires.envelopes()).hasSize(emitted);
  }

  @Test
  void labelsTheFaultsThatItInjects() {
    activate(
        Map.of(
            "sensors",
            "- {id: a, min_val: 0, max_val: 1, faults: {stuck: {every: 60, lasting: 6}}}"));

    List<Fault> faults = simulator.faults(0, Duration.ofHours(1).toMillis());

    assertThat(faults).hasSize(60);
    assertThat(faults.get(0).sensorId()).isEqualTo("a");
    assertThat(faults.get(0).kind()).isEqualTo(FaultKind.STUCK);
  }

  @Test
  void otherBundlesAddKindsThatComeAndGo() throws Exception {
    activate(Map.of("sensors", Yaml.QUICK.replace("generic", "Geiger")));
    awaitReadings(5);

    ServiceReference<SensorKind> geiger = reference(0);
    simulator.addSensorKind(geiger, kind("geiger", t -> 0.25));
    Eventually.until("the kind counts", () -> lastValue() == 0.25);

    ServiceReference<SensorKind> better = reference(1);
    simulator.addSensorKind(better, kind("geiger", t -> 0.75));
    Eventually.until("the better kind counts", () -> lastValue() == 0.75);
    simulator.removeSensorKind(better);
    Eventually.until("the other kind counts again", () -> lastValue() == 0.25);

    simulator.removeSensorKind(geiger);
    Eventually.until("sensors without their kind are silent", this::isSilent);
    simulator.addSensorKind(reference(0), kind("geiger", t -> 0.5));
    Eventually.until("the new version counts", () -> lastValue() == 0.5);
  }

  @Test
  void aKindThatFailsSilencesItsSensorsOnly() throws Exception {
    simulator.addSensorKind(
        reference(0),
        kind(
            "bad",
            t -> {
              throw new IllegalStateException("thrown by a test");
            }));
    simulator.addSensorKind(reference(0), kind("worse", null));
    simulator.addSensorKind(reference(0), kind(null, t -> 0));
    activate(
        Map.of(
            "sensors",
            Yaml.QUICK
                + "\n- {id: b, type: bad, min_val: 0, max_val: 1, sampling_rate: 100}"
                + "\n- {id: c, type: worse, min_val: 0, max_val: 1, sampling_rate: 100}"));

    awaitReadings(20);

    assertThat(wires.records())
        .allSatisfy(r -> assertThat(value(r, WireProperties.SENSOR_ID)).isEqualTo("quick"));
  }

  @Test
  void aKindCannotLeaveTheRangeOfItsSensor() throws Exception {
    simulator.addSensorKind(
        reference(0), kind("wild", t -> t % 2 == 0 ? 1e300 : Double.NEGATIVE_INFINITY));
    activate(Map.of("sensors", Yaml.QUICK.replace("generic", "wild")));

    awaitReadings(20);

    assertThat(wires.records())
        .allSatisfy(r -> assertThat((double) value(r, WireProperties.VALUE)).isBetween(0.0, 1.0));
  }

  private void activate(Map<String, Object> changed) {
    simulator.activate(DeclarativeServices.context("simulator"), config(changed));
  }

  private static SimulatorConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("sensors", Yaml.QUICK);
    properties.put("batch.milliseconds", 10);
    properties.putAll(changed);
    return DeclarativeServices.configuration(SimulatorConfig.class, properties);
  }

  /** The quick sensor reads every 5 ms: none is missing and none is there twice. */
  private static void assertSteady(List<WireRecord> readings) {
    for (int i = 1; i < readings.size(); i++) {
      assertThat(time(readings.get(i)) - time(readings.get(i - 1))).isEqualTo(5);
    }
  }

  private void awaitReadings(int readings) throws Exception {
    Eventually.until(readings + " readings", () -> wires.records().size() >= readings);
  }

  /** Whether ten batches go by without a reading. */
  private boolean isSilent() throws InterruptedException {
    int before = wires.records().size();
    Thread.sleep(100);
    return wires.records().size() == before;
  }

  private WireRecord last() {
    List<WireRecord> readings = wires.records();
    return readings.get(readings.size() - 1);
  }

  private double lastValue() {
    return (double) value(last(), WireProperties.VALUE);
  }

  private static long time(WireRecord reading) {
    return (long) value(reading, WireProperties.TIME);
  }

  private static Object value(WireRecord reading, String property) {
    return reading.getProperties().get(property).getValue();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("marram-simulator-"))
        .count();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SensorKind kind(String type, Shape shape) {
    return new SensorKind() {
      @Override
      public Set<String> types() {
        return Set.of(type);
      }

      @Override
      public Shape shape(Environment environment) {
        return shape;
      }
    };
  }

  /** A reference to a service; the framework orders them by ranking. */
  @SuppressWarnings("unchecked")
  private static ServiceReference<SensorKind> reference(int ranking) {
    return (ServiceReference<SensorKind>)
        Proxy.newProxyInstance(
            SimulatorTest.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getProperty" -> ranking;
                  case "compareTo" -> compare(self, ranking, arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static int compare(Object self, int ranking, Object other) {
    int byRanking =
        Integer.compare(
            ranking, (int) ((ServiceReference<?>) other).getProperty("service.ranking"));
    return byRanking != 0
        ? byRanking
        : Integer.compare(System.identityHashCode(self), System.identityHashCode(other));
  }
}
