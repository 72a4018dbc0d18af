package io.marram.cars.internal;

import io.marram.cars.detect.Detector;
import io.marram.cars.impulse.ImpulseDetector;
import io.marram.cars.impulse.ImpulseEvent;
import io.marram.cars.internal.CarDetectorSettings.Impulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A detector that runs an Edge Impulse model file. */
final class ImpulseSource implements DetectorSource {

  private static final Logger logger = LoggerFactory.getLogger(ImpulseSource.class);

  private final String pid;
  private final ImpulseDetector detector;

  ImpulseSource(String pid, Impulse impulse) {
    this.pid = pid;
    detector = new ImpulseDetector(impulse.file(), impulse.settings(), this::log);
  }

  private void log(ImpulseEvent event) {
    switch (event.kind()) {
      case STARTED, REPLACED ->
          logger.info("event={} pid={} {}", event.kind().event(), pid, event.detail());
      case FAILED, REFUSED ->
          logger.warn("event={} pid={} {}", event.kind().event(), pid, event.detail());
    }
  }

  @Override
  public Detector ready() {
    return detector;
  }

  @Override
  public void close() {
    detector.close();
  }
}
