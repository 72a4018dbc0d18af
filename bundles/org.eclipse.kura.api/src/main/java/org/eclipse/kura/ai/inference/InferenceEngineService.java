package org.eclipse.kura.ai.inference;

import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Loads models and runs them. */
@ProviderType
public interface InferenceEngineService {
  /** Runs a model; outputs come in the order of the model's output descriptors. */
  List<Tensor> infer(ModelInfo modelInfo, List<Tensor> inputData) throws KuraException;

  /** Loads a model by name; a path is for engines that read models from files. */
  void loadModel(String modelName, Optional<String> modelPath) throws KuraException;

  void unloadModel(String modelName) throws KuraException;

  boolean isModelLoaded(String modelName) throws KuraException;

  List<String> getModelNames() throws KuraException;

  Optional<ModelInfo> getModelInfo(String modelName) throws KuraException;

  boolean isEngineReady() throws KuraException;
}
