package io.marram.emulator.cli.eval.chaos;

import io.marram.emulator.cli.eval.chaos.ChaosReport.Outage;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.sensing.Ledger;
import java.time.Duration;

/** A network that is cut while the readings of many hours come together. */
final class ChaosOutage {

  /** Ten sensors that measure every ten seconds: 86,400 readings a day. */
  private static final int SENSORS = 10;

  private static final double RATE = 0.1;
  private static final long SECONDS_PER_HOUR = 3600;

  private static final String TOGETHER = "event=simulator.history.emitted";
  private static final Duration GATHER_LIMIT = Duration.ofMinutes(5);
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(10);
  private static final int LOOK_MILLIS = 100;

  private final ChaosSystem system;
  private final ProgressDisplay progress;

  ChaosOutage(ChaosSystem system, ProgressDisplay progress) {
    this.system = system;
    this.progress = progress;
  }

  /**
   * Cuts the network for a simulated time. No other readings may be under way.
   *
   * @param before what is stored until now
   * @return the ledger after it
   */
  Ledger run(int hours, Ledger before, ChaosReport report) throws InterruptedException {
    long highest = system.highest();
    system.network().cut();
    Duration gathering = gather(hours);
    system.network().mend();
    ProgressDisplay.Part part = progress.begin("the network is back");
    long mended = System.nanoTime();
    long mendedMillis = System.currentTimeMillis();
    long deadline = mended + CATCH_UP_LIMIT.toNanos();
    while (system.highest() <= highest && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MILLIS);
    }
    Duration reconnect = since(mended);
    part.at("the first readings are stored");
    if (!system.awaitCaughtUp(mendedMillis, Duration.ofNanos(deadline - System.nanoTime()))) {
      report.fault("not caught up within " + CATCH_UP_LIMIT.toMinutes() + " min of the outage");
    }
    Duration catchUp = since(mended);
    part.done();
    Ledger after = system.settle();
    long taken = after.total().sent() - before.total().sent();
    long readings = readings(hours);
    report.outage(new Outage(hours, readings, taken, gathering, reconnect, catchUp));
    return after;
  }

  private Duration gather(int hours) throws InterruptedException {
    ProgressDisplay.Part part =
        progress.begin("network cut, %,d readings come together".formatted(readings(hours)));
    long began = System.nanoTime();
    system.simulate(sensors(), hours);
    while (!system.hasLogged(TOGETHER)) {
      if (since(began).compareTo(GATHER_LIMIT) > 0) {
        throw new CommandFailure("the readings do not come together");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    part.done();
    return since(began);
  }

  static long readings(int hours) {
    return Math.round(hours * SECONDS_PER_HOUR * SENSORS * RATE);
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static String sensors() {
    StringBuilder yaml = new StringBuilder("sensors:\n");
    for (int number = 1; number <= SENSORS; number++) {
      yaml.append(
          "  - {id: day_%02d, type: temperature, location: hall, unit: °C, min_val: 10, max_val: 40, sampling_rate: %s}\n"
              .formatted(number, RATE));
    }
    return yaml.toString();
  }
}
