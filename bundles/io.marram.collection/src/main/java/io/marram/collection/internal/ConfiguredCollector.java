package io.marram.collection.internal;

import io.marram.collection.CollectorSettings;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector as a configuration wants it, or none. */
final class ConfiguredCollector implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(ConfiguredCollector.class);

  private final String pid;
  private final FrameCollectorMapping mapping;
  private CollectorSettings settings;

  /** Null while nothing is collected. */
  private volatile Collector collector;

  /**
   * @param pid of the component
   */
  ConfiguredCollector(String pid, FrameCollectorMapping mapping) {
    this.pid = pid;
    this.mapping = mapping;
  }

  /** A bad configuration stops the collecting and is said once. One that is the same is ignored. */
  void configure(FrameCollectorConfig config) {
    try {
      CollectorSettings wanted = mapping.map(config);
      if (collector != null && wanted.equals(settings)) {
        return;
      }
      close();
      settings = wanted;
      if (wanted.enabled()) {
        collector =
            new Collector(
                pid,
                wanted,
                Pauses.DEFAULT,
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
      }
      logger.info(
          "event=collection.configured pid={} enabled={} folder={} upload={}",
          pid,
          wanted.enabled(),
          wanted.folder().folder(),
          wanted.upload().isPresent());
    } catch (RuntimeException e) {
      close();
      logger.error("event=collection.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  /** What collects now; empty if nothing does. */
  Optional<Collector> running() {
    return Optional.ofNullable(collector);
  }

  @Override
  public void close() {
    Collector running = collector;
    collector = null;
    if (running != null) {
      running.close();
    }
  }
}
