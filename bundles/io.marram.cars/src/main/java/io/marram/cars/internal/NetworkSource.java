package io.marram.cars.internal;

import io.marram.cars.LabelFilter;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorModel;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.NetworkDetector;
import io.marram.cars.detect.StillDetector;
import io.marram.networks.KuraNetwork;
import io.marram.networks.NotReadyException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.kura.ai.inference.InferenceEngineService;

/** Detectors that a model of the inference engine makes. */
final class NetworkSource implements DetectorSource {

  private final Supplier<InferenceEngineService> engine;
  private final String model;
  private final DetectorSettings settings;
  private final LabelFilter counted;

  /** What the engine's model said of itself at the last frame, or null. */
  private volatile DetectorModel described;

  /**
   * @param engine gives the engine that is bound at the moment, or null
   * @param counted a model that finds nothing of this would count nothing for ever
   */
  NetworkSource(
      Supplier<InferenceEngineService> engine,
      String model,
      DetectorSettings settings,
      LabelFilter counted) {
    this.engine = engine;
    this.model = model;
    this.settings = settings;
    this.counted = counted;
  }

  @Override
  public Detector ready() throws NotReadyException {
    KuraNetwork network = network();
    return new NetworkDetector(network, describe(network), settings);
  }

  @Override
  public Optional<StillDetector> closer(LabelFilter labels) throws NotReadyException {
    KuraNetwork network = network();
    return Optional.of(new StillDetector(network, describe(network), labels));
  }

  private KuraNetwork network() throws NotReadyException {
    return KuraNetwork.ready(engine.get(), model);
  }

  /** A model that does not say how it answers may be replaced by one that does. */
  private DetectorModel describe(KuraNetwork network) throws NotReadyException {
    DetectorModel known = described;
    if (known != null && known.isReadFrom(network.parameters(), network.inputShape())) {
      return known;
    }
    try {
      known = DetectorModel.of(model, network.parameters(), network.inputShape());
      known.requireLabels(counted);
      described = known;
      return known;
    } catch (IllegalArgumentException e) {
      throw new NotReadyException(e.getMessage(), e);
    }
  }
}
