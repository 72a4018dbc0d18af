package io.marram.anomaly.internal.models;

import io.marram.anomaly.model.Autoencoder;
import java.util.Optional;
import java.util.function.Supplier;

/** An autoencoder that the inference engine runs, while there is one. */
final class EngineAutoencoder implements Autoencoder {

  private final String model;
  private final Supplier<Optional<Networks>> networks;
  private final ModelLog log;

  /**
   * @param model its name in the engine
   * @param networks the engine's, while there is one
   */
  EngineAutoencoder(String model, Supplier<Optional<Networks>> networks, ModelLog log) {
    this.model = model;
    this.networks = networks;
    this.log = log;
  }

  @Override
  public Optional<float[]> reconstruct(float[] window) {
    Optional<Networks> engine = networks.get();
    if (engine.isEmpty()) {
      log.waits("there is no inference engine");
      return Optional.empty();
    }
    try {
      float[] output = engine.get().run(model, window);
      requireFitting(output, window.length);
      log.works();
      return Optional.of(output);
    } catch (NetworkException e) {
      if (e.isAway()) {
        log.waits(e.getMessage());
      } else {
        log.fails(e.getMessage());
      }
      return Optional.empty();
    }
  }

  private static void requireFitting(float[] output, int length) throws NetworkException {
    if (output.length != length) {
      throw new NetworkException(
          false, "it gives back %d values of %d".formatted(output.length, length));
    }
    for (float value : output) {
      if (!Float.isFinite(value)) {
        throw new NetworkException(false, "it gives back " + value);
      }
    }
  }
}
