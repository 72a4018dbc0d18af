package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.series.SeriesKinds;
import io.marram.contract.WireProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.event.Event;

@Timeout(60)
class AnomalyDetectorTest extends AnomalyDetectorScene {

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
  void manyNamesStayWithinTheBound() throws Exception {
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
}
