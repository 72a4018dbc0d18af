package io.marram.cars.internal;

import io.marram.log.Printable;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a desk work as a configuration says. */
final class ConfiguredWork {

  private static final Logger logger = LoggerFactory.getLogger(ConfiguredWork.class);

  private final String pid;
  private final Surroundings surroundings;
  private final DetectorSources detectors;
  private final FrameDesk desk;
  private final Path folder;

  /**
   * @param pid of the component
   */
  ConfiguredWork(String pid, Surroundings surroundings, DetectorSources detectors, FrameDesk desk) {
    this.pid = pid;
    this.surroundings = surroundings;
    this.detectors = detectors;
    this.desk = desk;
    this.folder = DataFolder.of(surroundings.dataFolder(), pid);
  }

  /** A bad configuration makes frames wait and is said once. */
  void configure(CarDetectorConfig config) {
    try {
      CarDetectorSettings settings = CarDetectorMapping.map(config, surroundings);
      desk.run(
          () ->
              new DetectorRuntime(
                  pid,
                  settings,
                  detectors.of(pid, settings.look(), settings.lot().counting().labels()),
                  folder));
      logger.info("event=cars.configured pid={} uuid={}", pid, settings.sender().uuid());
    } catch (RuntimeException e) {
      desk.stop();
      logger.error(
          "event=cars.misconfigured pid={} reason=\"{}\"", pid, Printable.of(e.getMessage()));
    }
  }
}
