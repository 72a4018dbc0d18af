package io.marram.anomaly.internal;

import io.marram.anomaly.health.StageMeter;
import io.marram.anomaly.internal.state.StateFolder;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.anomaly.series.SeriesMemory;
import io.marram.contract.StageReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An anomaly detector at work with one configuration: judges, saves every now and then, and reports
 * how it does. If its folder cannot be used, it works without.
 */
final class DetectorRuntime {

  private static final Logger logger = LoggerFactory.getLogger(DetectorRuntime.class);
  private static final String STAGE = "anomaly";
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String pid;
  private final AnomalyDetectorSettings settings;
  private final Consumer<StageReport> reports;
  private final StageMeter meter = new StageMeter(STAGE, nowMillis());
  private final ReadingDesk desk;
  private final Optional<StateSaver> saver;
  private final ScheduledExecutorService background;

  /**
   * @param folder where what is learned is kept
   * @param reports takes a report every ten seconds
   */
  DetectorRuntime(
      String pid,
      AnomalyDetectorSettings settings,
      SeriesKinds kinds,
      Path folder,
      Consumer<StageReport> reports) {
    this.pid = pid;
    this.settings = settings;
    this.reports = reports;
    Optional<StateFolder> states = open(folder);
    SeriesMemory memory =
        states.<SeriesMemory>map(opened -> new FolderMemory(pid, opened)).orElse(SeriesMemory.NONE);
    this.desk = new ReadingDesk(pid, settings, kinds, memory, meter);
    this.saver = states.map(opened -> new StateSaver(pid, opened, desk));
    this.background = Executors.newSingleThreadScheduledExecutor(this::thread);
  }

  private Optional<StateFolder> open(Path folder) {
    try {
      return Optional.of(StateFolder.open(folder, settings.mostSeries(), this::setAside));
    } catch (IOException | RuntimeException e) {
      logger.error(
          "event=anomaly.state.unusable pid={} folder={} reason=\"{}\"", pid, folder, e.toString());
      return Optional.empty();
    }
  }

  private void setAside(String what, String reason) {
    logger.warn(
        "event=anomaly.state.aside pid={} what=\"{}\" reason=\"{}\"",
        pid,
        Printable.of(what),
        Printable.of(reason));
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "marram-anomaly-" + pid);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    long saveSeconds = settings.saveEvery().toSeconds();
    saver.ifPresent(
        saving ->
            background.scheduleWithFixedDelay(
                saving::save, saveSeconds, saveSeconds, TimeUnit.SECONDS));
    long reportSeconds = REPORT_EVERY.toSeconds();
    background.scheduleAtFixedRate(this::report, reportSeconds, reportSeconds, TimeUnit.SECONDS);
  }

  private void report() {
    try {
      reports.accept(meter.report(nowMillis()));
    } catch (RuntimeException e) {
      logger.warn("event=anomaly.report.failed pid={} reason=\"{}\"", pid, e.toString());
    }
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  AnomalyDetectorSettings settings() {
    return settings;
  }

  /** The verdicts on the readings among these records. */
  List<WireRecord> judge(List<WireRecord> records) {
    return desk.judge(records);
  }

  /** Judges with other kinds from now on. */
  void use(SeriesKinds kinds) {
    desk.use(kinds);
  }

  /** Ends, with everything saved. */
  void stop() {
    background.shutdown();
    try {
      if (!background.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        logger.warn("event=anomaly.save.slow pid={}", pid);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    saver.ifPresent(StateSaver::save);
  }
}
