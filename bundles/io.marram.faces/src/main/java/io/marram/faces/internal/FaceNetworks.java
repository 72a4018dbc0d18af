package io.marram.faces.internal;

import io.marram.vision.tensor.Network;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;

/** MTCNN's three networks as an engine has them at this moment. */
record FaceNetworks(Network proposal, Network refinement, Network output) {

  /**
   * @param engine null if there is none
   * @throws NotReadyException if the engine or a model is not there or not ready
   */
  static FaceNetworks of(InferenceEngineService engine, ModelNames names) throws NotReadyException {
    if (engine == null) {
      throw new NotReadyException("no inference engine matches the target filter");
    }
    try {
      if (!engine.isEngineReady()) {
        throw new NotReadyException("the inference engine is not ready");
      }
      return new FaceNetworks(
          find(engine, names.proposal()),
          find(engine, names.refinement()),
          find(engine, names.output()));
    } catch (KuraException | IllegalStateException e) {
      throw new NotReadyException("the inference engine cannot be asked: " + e.getMessage(), e);
    }
  }

  private static Network find(InferenceEngineService engine, String name)
      throws KuraException, NotReadyException {
    // An engine knows its models before it has loaded them
    if (engine.getModelInfo(name).isPresent() && !engine.isModelLoaded(name)) {
      throw new NotReadyException("the inference engine has not loaded model " + name);
    }
    return KuraNetwork.find(engine, name)
        .orElseThrow(() -> new NotReadyException("the inference engine has no model " + name));
  }
}
