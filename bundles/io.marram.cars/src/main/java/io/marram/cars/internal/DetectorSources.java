package io.marram.cars.internal;

import io.marram.cars.LabelFilter;
import io.marram.cars.internal.CarDetectorSettings.Impulse;
import io.marram.cars.internal.CarDetectorSettings.Look;
import io.marram.cars.internal.CarDetectorSettings.Network;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.ai.inference.InferenceEngineService;

/** Where detectors come from: the inference engine that is bound, or files. */
class DetectorSources {

  private final AtomicReference<InferenceEngineService> engine = new AtomicReference<>();

  final void bind(InferenceEngineService service) {
    engine.set(service);
  }

  /** One that was replaced already changes nothing. */
  final void unbind(InferenceEngineService service) {
    engine.compareAndSet(service, null);
  }

  /**
   * @param pid of the component, for the log
   * @param counted what counts in the picture
   */
  DetectorSource of(String pid, Look look, LabelFilter counted) {
    if (look instanceof Impulse impulse) {
      return new ImpulseSource(pid, impulse);
    }
    Network network = (Network) look;
    return new NetworkSource(engine::get, network.model(), network.settings(), counted);
  }
}
