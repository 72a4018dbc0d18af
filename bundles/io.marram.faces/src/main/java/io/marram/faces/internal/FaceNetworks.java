package io.marram.faces.internal;

import io.marram.networks.KuraNetwork;
import io.marram.networks.NotReadyException;
import io.marram.vision.tensor.Network;
import org.eclipse.kura.ai.inference.InferenceEngineService;

/** MTCNN's three networks as an engine has them at this moment. */
record FaceNetworks(Network proposal, Network refinement, Network output) {

  /**
   * @param engine null if there is none
   * @throws NotReadyException if the engine or a model is not there or not ready
   */
  static FaceNetworks of(InferenceEngineService engine, ModelNames names) throws NotReadyException {
    return new FaceNetworks(
        KuraNetwork.ready(engine, names.proposal()),
        KuraNetwork.ready(engine, names.refinement()),
        KuraNetwork.ready(engine, names.output()));
  }
}
