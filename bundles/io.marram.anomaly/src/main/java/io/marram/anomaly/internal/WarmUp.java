package io.marram.anomaly.internal;

import io.marram.anomaly.series.AnomalyMonitor;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.anomaly.series.SeriesMemory;
import io.marram.anomaly.series.SeriesSettings;
import io.marram.contract.WireProperties;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/**
 * Judges readings that nobody sent and forgets them. Java loads classes when they are used first,
 * and without this the first readings after a start would wait for that, many times longer than for
 * all else.
 */
final class WarmUp {

  /** Enough to be judged, not only learned from. */
  static final int READINGS = 200;

  private static final String SERIES = "warm-up";
  private static final long INTERVAL_MILLIS = 1000;
  private static final AtomicBoolean done = new AtomicBoolean();

  private record Saved(Optional<byte[]> state) implements SeriesMemory {

    @Override
    public Optional<byte[]> recall(String series) {
      return state;
    }

    @Override
    public void refused(String series, byte[] unread, IOException reason) {
      throw new IllegalStateException("what was just written cannot be read", reason);
    }
  }

  private WarmUp() {}

  /** Does it unless it was done: classes stay until the bundle is another one. */
  static void once() {
    if (done.compareAndSet(false, true)) {
      judge();
    }
  }

  /**
   * The verdict on the last one, which is far off, by what was saved before it: both take classes,
   * too.
   */
  static WireRecord judge() {
    AnomalyMonitor monitor = monitor(SeriesMemory.NONE);
    for (int i = 1; i < READINGS; i++) {
      // neither constant nor regular, so that every detector has something to learn
      judge(monitor, i, Math.sin(i * i));
    }
    Optional<byte[]> saved = monitor.write(SERIES);
    return judge(monitor(new Saved(saved)), READINGS, 1e6);
  }

  private static AnomalyMonitor monitor(SeriesMemory memory) {
    return new AnomalyMonitor(1, SeriesSettings.standard(), SeriesKinds.standard(), memory);
  }

  private static WireRecord judge(AnomalyMonitor monitor, int number, double value) {
    WireRecord record =
        new WireRecord(
            Map.of(
                WireProperties.SENSOR_ID, TypedValues.newStringValue(SERIES),
                WireProperties.VALUE, TypedValues.newDoubleValue(value),
                WireProperties.TIME, TypedValues.newLongValue(number * INTERVAL_MILLIS)));
    ReadingRecord reading = ReadingRecord.of(record).orElseThrow();
    return reading.with(monitor.observe(reading.sensor(), reading.type(), reading.sample()));
  }
}
