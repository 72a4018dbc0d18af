package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.Verdict.State;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.contract.WireProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * What earlier versions wrote is read. The files were written by {@link #main}; those of a version
 * that was released are never written again.
 */
class StoredStatesTest {

  private static final long BEGIN = 1_700_000_000_000L;
  private static final int READINGS = 500;
  private static final String SERIES = "/series/000000000001.states";
  private static final String GROUPS = "/groups/000000000001.states";

  @TempDir Path data;

  @Test
  void goesOnFromWhatVersion1Wrote() throws IOException {
    copy("/state-version-1" + SERIES, data + SERIES);
    copy("/state-version-1" + GROUPS, data + GROUPS);
    DetectorRuntime runtime = runtime(data);

    List<WireRecord> verdicts = runtime.judge(readings(READINGS));
    verdicts = runtime.judge(readings(READINGS + 1));
    runtime.stop();

    assertThat(verdicts.stream().map(StoredStatesTest::sensor)).contains("a", "b", "hall");
    assertThat(verdicts).allMatch(verdict -> isReady(verdict), "ready");
    try (var files = Files.walk(data)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".aside"));
    }
  }

  private void copy(String resource, String file) throws IOException {
    Path target = Path.of(file);
    Files.createDirectories(target.getParent());
    try (InputStream stream = getClass().getResourceAsStream(resource)) {
      Files.copy(stream, target);
    }
  }

  private static String sensor(WireRecord verdict) {
    return String.valueOf(verdict.getProperties().get(WireProperties.SENSOR_ID).getValue());
  }

  private static boolean isReady(WireRecord verdict) {
    return verdict
        .getProperties()
        .get(WireProperties.ANOMALY_STATE)
        .getValue()
        .equals(State.READY.name().toLowerCase(Locale.ROOT));
  }

  private static DetectorRuntime runtime(Path folder) {
    AnomalyDetectorConfig config =
        DeclarativeServices.configuration(
            AnomalyDetectorConfig.class, Map.of("groups", "hall: a, b"));
    return new DetectorRuntime(
        "anomaly",
        AnomalyDetectorMapping.map(config),
        SeriesKinds.standard(),
        folder,
        new StagePost("anomaly", new NoEvents(), System::nanoTime));
  }

  private static List<WireRecord> readings(int second) {
    double value = 20 + Math.sin(second * 12.9898) + Math.cos(second * 0.1);
    return List.of(reading("a", second, value), reading("b", second, 2 * value));
  }

  private static WireRecord reading(String sensor, int second, double value) {
    return new WireRecord(
        Map.of(
            WireProperties.SENSOR_ID, TypedValues.newStringValue(sensor),
            WireProperties.VALUE, TypedValues.newDoubleValue(value),
            WireProperties.TIME, TypedValues.newLongValue(BEGIN + 1000L * second)));
  }

  /** Writes the files of this version into a folder that is given. */
  public static void main(String[] arguments) {
    DetectorRuntime runtime = runtime(Path.of(arguments[0]));
    for (int second = 0; second < READINGS; second++) {
      runtime.judge(readings(second));
    }
    runtime.stop();
  }

  private static final class NoEvents implements EventAdmin {
    @Override
    public void postEvent(Event event) {}

    @Override
    public void sendEvent(Event event) {}
  }
}
