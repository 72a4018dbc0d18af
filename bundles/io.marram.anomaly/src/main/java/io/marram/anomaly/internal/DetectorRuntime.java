package io.marram.anomaly.internal;

import io.marram.anomaly.internal.state.StateFolder;
import io.marram.anomaly.series.AnomalyMonitor;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.anomaly.series.SeriesMemory;
import io.marram.log.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An anomaly detector at work with one configuration: judges, and saves every now and then. If its
 * folder cannot be used, it works without.
 */
final class DetectorRuntime {

  private static final Logger logger = LoggerFactory.getLogger(DetectorRuntime.class);
  private static final int MOST_GROUPS = 1000;

  private final String pid;
  private final AnomalyDetectorSettings settings;
  private final ReadingDesk desk;
  private final List<StateSaver> savers;
  private final Ticker saving;

  /**
   * @param folder where what is learned is kept
   * @param stage told how long each reading took
   */
  DetectorRuntime(
      String pid,
      AnomalyDetectorSettings settings,
      SeriesKinds kinds,
      Path folder,
      StagePost stage) {
    this.pid = pid;
    this.settings = settings;
    WarmUp.once();
    Optional<StateFolder> series = open(folder.resolve("series"), settings.mostSeries());
    Optional<StateFolder> groups = open(folder.resolve("groups"), MOST_GROUPS);
    this.desk =
        new ReadingDesk(
            pid,
            new AnomalyMonitor(
                settings.mostSeries(), settings.series(), kinds, memory(pid, series)),
            new GroupDesk(settings.groups(), memory(pid, groups)),
            settings.changesOnly()
                ? Optional.of(new Changes(settings.mostSeries()))
                : Optional.empty(),
            stage);
    this.savers =
        Stream.of(
                series.map(states -> new StateSaver(pid, states, desk.series(), desk)),
                groups.map(states -> new StateSaver(pid, states, desk.groups(), desk)))
            .flatMap(Optional::stream)
            .toList();
    this.saving = new Ticker("marram-anomaly-" + pid, settings.saveEvery(), this::save);
  }

  private static SeriesMemory memory(String pid, Optional<StateFolder> folder) {
    return folder
        .<SeriesMemory>map(opened -> new FolderMemory(pid, opened))
        .orElse(SeriesMemory.NONE);
  }

  private Optional<StateFolder> open(Path folder, int most) {
    try {
      return Optional.of(StateFolder.open(folder, most, this::setAside));
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

  private void save() {
    savers.forEach(StateSaver::save);
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
    saving.close();
    save();
  }
}
