package io.marram.ble.internal;

import io.marram.ble.GattCharacteristic;
import io.marram.ble.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.assertj.core.api.Assertions;
import org.eclipse.kura.testing.DeclarativeServices;

/** An adapter's session on virtual time: nothing happens but while a test lets time go by. */
final class VirtualGateway {

  static final String FRIDGE = "A4:C1:38:8D:18:B2";
  static final String YARD = "54:48:E6:8F:80:A5";
  static final byte[] WARM = bytes("ca09");
  private static final long STEP_MILLIS = 100;

  /**
   * A reading as it was passed on.
   *
   * @param id sensor and type
   */
  record Passed(String id, double value, long millis) {}

  final AtomicLong clock = new AtomicLong(1_000_000);
  final FakeBluetooth bluetooth = new FakeBluetooth(clock::get);
  final List<Passed> passed = new ArrayList<>();
  private final Path counters;
  private SharedRadio shared;
  private AdapterSession session;

  /**
   * @param counters where counters are kept
   */
  VirtualGateway(Path counters) {
    this.counters = counters;
  }

  FakeBoard notifyingBoard(String address) {
    return bluetooth.board(address).notifying(GattCharacteristic.TEMPERATURE);
  }

  /** Starts, or starts again as after a restart of the machine. */
  void start(Map<String, Object> changed) {
    if (shared != null) {
      shared.deactivate();
    }
    shared = new SharedRadio(counters);
    session = session(shared, "sensors", changed);
  }

  AdapterSession session(SharedRadio radio, String pid, Map<String, Object> changed) {
    return new AdapterSession(
        pid,
        BleMapping.map(
            DeclarativeServices.configuration(BleSensorsConfig.class, new HashMap<>(changed)),
            encrypted -> encrypted),
        bluetooth.service(),
        radio,
        new Calls(new CallingThread(), clock::get),
        (sensor, measurements) ->
            measurements.forEach(
                measurement -> passed.add(passed(sensor.readingId(measurement), measurement))),
        clock::get);
  }

  private Passed passed(String id, Measurement measurement) {
    return new Passed(id, measurement.value(), clock.get());
  }

  AdapterSession session() {
    return session;
  }

  void run(long millis) {
    long end = clock.get() + millis;
    while (clock.get() < end) {
      step();
    }
  }

  private void step() {
    clock.addAndGet(STEP_MILLIS);
    bluetooth.tick();
    session.step();
  }

  /** How long it took until the condition was met. */
  long runUntil(String what, long mostMillis, BooleanSupplier condition) {
    long begun = clock.get();
    while (!condition.getAsBoolean()) {
      if (clock.get() - begun > mostMillis) {
        Assertions.fail("not within " + mostMillis + " ms: " + what);
      }
      step();
    }
    return clock.get() - begun;
  }

  /** How long it took until a reading came whose time, counted from now, is accepted. */
  long runUntilReading(String id, long mostMillis, LongPredicate time) {
    long begun = clock.get();
    return runUntil(
        "a reading of " + id,
        mostMillis,
        () ->
            passed.stream()
                .anyMatch(any -> any.id().equals(id) && time.test(any.millis() - begun)));
  }

  List<Double> values(String id) {
    return passed.stream().filter(any -> any.id().equals(id)).map(Passed::value).toList();
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** Runs what it is given at once, on the thread that gives it. */
  private static final class CallingThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
