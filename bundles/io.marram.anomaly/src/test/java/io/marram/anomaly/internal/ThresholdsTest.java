package io.marram.anomaly.internal;

import static io.marram.anomaly.internal.Gateway.envelope;
import static io.marram.anomaly.internal.Gateway.reading;
import static io.marram.anomaly.internal.Gateway.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.StageReport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  private final RecordedWires wires = new RecordedWires();
  private final Gateway.Events events = new Gateway.Events();

  @Test
  void saysOfReadingsWhetherTheyAreBeyondALimit() {
    Thresholds thresholds = activate(Map.of("limits", "temperature > 24 as warm"));

    thresholds.onWireReceive(envelope(reading("fridge", 24.5, 7), reading("fridge", 23.5, 8)));

    WireRecord warm = wires.records().get(0);
    assertThat(warm.getProperties().keySet())
        .containsExactlyInAnyOrder(
            "sensor.id",
            "sensor.type",
            "sensor.location",
            "unit",
            "value",
            "time",
            "anomaly",
            "anomaly.score",
            "anomaly.reason",
            "anomaly.state",
            "anomaly.rule",
            "anomaly.threshold");
    assertThat(value(warm, "anomaly")).isEqualTo(true);
    assertThat(value(warm, "anomaly.score")).isEqualTo(1.0);
    assertThat(value(warm, "anomaly.rule")).isEqualTo("warm");
    assertThat(value(warm, "anomaly.reason")).isEqualTo("24.5 °C, above 24 °C");
    assertThat(value(warm, "anomaly.threshold")).isEqualTo(24.0);
    WireRecord fine = wires.records().get(1);
    assertThat(value(fine, "anomaly")).isEqualTo(false);
    assertThat(value(fine, "anomaly.state")).isEqualTo("ready");
    assertThat(value(fine, "anomaly.threshold")).isNull();
  }

  @Test
  void passesOnOnlyReadingsThatALimitNames() {
    Thresholds thresholds = activate(Map.of("limits", "fridge > 24"));

    thresholds.onWireReceive(
        envelope(
            reading("oven", 200.0, 0),
            new WireRecord(Map.of("sensor.id", TypedValues.newStringValue("fridge"))),
            new WireRecord(Map.of())));

    assertThat(wires.envelopes()).isEmpty();
  }

  @Test
  void passesOnChangesOnlyIfItIsAskedTo() {
    Thresholds thresholds = activate(Map.of("limits", "fridge > 24", "emit", "changes"));

    for (double celsius : new double[] {20, 25, 26, 20, 21}) {
      thresholds.onWireReceive(envelope(reading("fridge", celsius, 0)));
    }

    assertThat(wires.records())
        .extracting(r -> value(r, "value"))
        .containsExactly(25.0, 26.0, 20.0);
  }

  @Test
  void aReadingWithoutNumberIsInvalid() {
    Thresholds thresholds = activate(Map.of("limits", "fridge > 24", "emit", "changes"));

    thresholds.onWireReceive(
        envelope(
            reading("fridge", "warm", 0),
            reading("fridge", Double.NaN, 0),
            reading("fridge", Float.POSITIVE_INFINITY, 0)));

    assertThat(wires.records())
        .hasSize(3)
        .allSatisfy(r -> assertThat(value(r, "anomaly.state")).isEqualTo("invalid"))
        .allSatisfy(r -> assertThat(value(r, "anomaly")).isEqualTo(false))
        .allSatisfy(
            r -> assertThat(value(r, "anomaly.reason")).isEqualTo("the reading has no value"));
  }

  @Test
  void wholeNumbersCountAndAMissingTimeIsNow() {
    Thresholds thresholds = activate(Map.of("limits", "fridge > 24"));
    long before = System.currentTimeMillis();

    thresholds.onWireReceive(
        envelope(
            new WireRecord(
                Map.of(
                    "sensor.id", TypedValues.newStringValue("fridge"),
                    "value", TypedValues.newIntegerValue(25)))));

    assertThat(value(wires.records().get(0), "anomaly")).isEqualTo(true);
    assertThat((long) value(wires.records().get(0), "time")).isGreaterThanOrEqualTo(before);
  }

  @Test
  void remembersWhatIsBeyondWhenOtherSettingsChange() {
    String text = "fridge > 24 clear 20";
    Thresholds thresholds = activate(Map.of("limits", text));
    thresholds.onWireReceive(envelope(reading("fridge", 25.0, 0)));

    thresholds.modified(config(Map.of("limits", text, "emit", "changes")));
    thresholds.onWireReceive(envelope(reading("fridge", 22.0, 1)));
    assertThat(value(wires.records().get(1), "anomaly")).isEqualTo(true);

    thresholds.modified(config(Map.of("limits", text + " # anew")));
    thresholds.onWireReceive(envelope(reading("fridge", 22.0, 2)));
    assertThat(value(wires.records().get(2), "anomaly")).isEqualTo(false);
  }

  @Test
  void staysWithABadConfigurationAndWorksAgainWithAGoodOne() {
    Thresholds thresholds = activate(Map.of("limits", "fridge 30..10"));
    thresholds.onWireReceive(envelope(reading("fridge", 31.0, 0)));
    assertThat(thresholds.isConfigured()).isFalse();
    assertThat(wires.envelopes()).isEmpty();

    thresholds.modified(config(Map.of("limits", "fridge 10..30")));
    thresholds.onWireReceive(envelope(reading("fridge", 31.0, 0)));
    assertThat(wires.records()).hasSize(1);

    thresholds.modified(config(Map.of("emit", "some")));
    assertThat(thresholds.isConfigured()).isFalse();
    thresholds.modified(config(Map.of("limits", new IllegalStateException("no such thing"))));
    assertThat(thresholds.isConfigured()).isFalse();
  }

  @Test
  void reportsHowItDoesEveryTenSeconds() {
    AtomicLong nanos = new AtomicLong();
    StagePost post = new StagePost("thresholds", events, nanos::get);

    for (int second = 0; second < 20; second++) {
      long begun = post.begin();
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      post.done(500, begun);
    }

    assertThat(events.posted()).hasSize(2);
    assertThat(events.posted().get(0).getTopic()).isEqualTo(StageReport.EVENT_TOPIC);
    assertThat(events.posted().get(1).getProperty("stage")).isEqualTo("thresholds");
    assertThat(events.posted().get(1).getProperty("count")).isEqualTo(5000L);
    assertThat(events.posted().get(1).getProperty("per.second")).isEqualTo(500.0);
    assertThat(events.posted().get(1).getProperty("mean.ms")).isEqualTo(2.0);
  }

  private Thresholds activate(Map<String, Object> changed) {
    return new Thresholds(
        DeclarativeServices.context("thresholds"), wires, events, config(changed));
  }

  private static ThresholdsConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(ThresholdsConfig.class, changed);
  }
}
