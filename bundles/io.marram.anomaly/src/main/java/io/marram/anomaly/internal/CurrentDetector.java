package io.marram.anomaly.internal;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.wire.WireRecord;

/**
 * The detector that works now, if there is one. With other settings another one takes its place and
 * goes on with what it has saved. Safe for several threads.
 */
final class CurrentDetector {

  private final String pid;
  private final KnownKinds kinds;
  private final Path folder;
  private final StagePost stage;
  private volatile DetectorRuntime runtime;

  /**
   * @param folder where what is learned is kept
   * @param stage told how long each reading took
   */
  CurrentDetector(String pid, KnownKinds kinds, Path folder, StagePost stage) {
    this.pid = pid;
    this.kinds = kinds;
    this.folder = folder;
    this.stage = stage;
  }

  /** Whether the settings are others than before. */
  synchronized boolean run(AnomalyDetectorSettings settings) {
    if (runtime != null && settings.equals(runtime.settings())) {
      return false;
    }
    stop();
    runtime = new DetectorRuntime(pid, settings, kinds.of(settings.detectors()), folder, stage);
    return true;
  }

  /** Judges with the kinds that there are now. */
  synchronized void refresh() {
    if (runtime != null) {
      runtime.use(kinds.of(runtime.settings().detectors()));
    }
  }

  /** Ends, with everything saved. */
  synchronized void stop() {
    DetectorRuntime ending = runtime;
    runtime = null;
    if (ending != null) {
      ending.stop();
    }
  }

  boolean isRunning() {
    return runtime != null;
  }

  /** The verdicts on the readings among these records; none while it does not run. */
  List<WireRecord> judge(List<WireRecord> records) {
    DetectorRuntime running = runtime;
    return running == null ? List.of() : running.judge(records);
  }
}
