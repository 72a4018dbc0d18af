package io.marram.cars.internal;

import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorModel;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.NetworkDetector;
import io.marram.networks.KuraNetwork;
import io.marram.networks.NotReadyException;
import java.util.function.Supplier;
import org.eclipse.kura.ai.inference.InferenceEngineService;

/** Detectors that a model of the inference engine makes. */
final class NetworkSource implements DetectorSource {

  private final Supplier<InferenceEngineService> engine;
  private final String model;
  private final DetectorSettings settings;

  /**
   * @param engine gives the engine that is bound at the moment, or null
   */
  NetworkSource(Supplier<InferenceEngineService> engine, String model, DetectorSettings settings) {
    this.engine = engine;
    this.model = model;
    this.settings = settings;
  }

  @Override
  public Detector ready() throws NotReadyException {
    KuraNetwork network = KuraNetwork.ready(engine.get(), model);
    try {
      return new NetworkDetector(
          network, DetectorModel.of(model, network.parameters(), network.inputShape()), settings);
    } catch (IllegalArgumentException e) {
      throw new NotReadyException(e.getMessage(), e);
    }
  }
}
