package io.marram.inference.internal;

import io.marram.inference.InferenceException;
import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import io.marram.inference.ModelFiles;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;

/** Answers Kura's questions about the models of a catalogue, and runs them. */
final class ModelService {

  private static final String DESCRIPTOR = ".json";

  private final ModelCatalogue catalogue;

  ModelService(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Tensor> infer(ModelInfo info, List<Tensor> inputs) throws KuraException {
    requireReady();
    HostedModel model = require(info.getName());
    LoadedModel network = model.network().orElseThrow(() -> notLoaded(model));
    KuraTensors tensors = new KuraTensors(network.descriptor());
    List<FloatTensor> arguments = tensors.toNetwork(inputs);
    try {
      return tensors.fromNetwork(network.run(arguments));
    } catch (NetworkException e) {
      if (model.network().isEmpty()) {
        throw notLoaded(model);
      }
      throw new KuraException(KuraErrorCode.INTERNAL_ERROR, e, e.getMessage());
    }
  }

  /** Loading a loaded model does nothing: Kura's wire component asks for it without need. */
  void load(String name, Optional<String> path) throws KuraException {
    requireReady();
    Optional<HostedModel> known = catalogue.find(name);
    try {
      if (known.isPresent()) {
        known.get().load(engine(known.get()));
      } else if (path.isPresent()) {
        HostedModel model = fromFile(name, path.get());
        model.load(engine(model));
        catalogue.add(model);
      } else {
        throw unknown(name);
      }
    } catch (InferenceException e) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, e.getMessage());
    }
  }

  void unload(String name) throws KuraException {
    require(name).unload();
  }

  boolean isLoaded(String name) {
    return catalogue.find(name).flatMap(HostedModel::network).isPresent();
  }

  Optional<ModelInfo> info(String name) {
    return catalogue.find(name).map(model -> new KuraTensors(model.descriptor()).info());
  }

  private static HostedModel fromFile(String name, String path) throws KuraException {
    try {
      Path file = Path.of(path);
      String fileName = String.valueOf(file.getFileName());
      String descriptorName =
          fileName.endsWith(DESCRIPTOR)
              ? fileName
              : fileName.replaceFirst("\\.[^.]*$", "") + DESCRIPTOR;
      ModelFiles files = ModelFiles.inFolder(file.toAbsolutePath().getParent());
      ModelDescriptor descriptor = files.descriptor(descriptorName);
      if (!descriptor.name().equals(name)) {
        throw new KuraException(
            KuraErrorCode.INVALID_PARAMETER,
            "the descriptor beside "
                + path
                + " names model "
                + descriptor.name()
                + ", not "
                + name);
      }
      return new HostedModel(descriptor, files, path);
    } catch (InvalidPathException e) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, path + " is not a path");
    }
  }

  private void requireReady() throws KuraException {
    if (!catalogue.hasEngine()) {
      throw new KuraException(
          KuraErrorCode.SERVICE_UNAVAILABLE, "the inference engine is not ready");
    }
  }

  private ModelEngine engine(HostedModel model) throws KuraException {
    return catalogue
        .engine(model.platform())
        .orElseThrow(
            () ->
                new KuraException(
                    KuraErrorCode.SERVICE_UNAVAILABLE,
                    "no engine here runs the platform of model %s, %s"
                        .formatted(model.name(), model.platform())));
  }

  private HostedModel require(String name) throws KuraException {
    return catalogue.find(name).orElseThrow(() -> unknown(name));
  }

  private static KuraException notLoaded(HostedModel model) {
    return new KuraException(
        KuraErrorCode.SERVICE_UNAVAILABLE, "model " + model.name() + " is not loaded");
  }

  private static KuraException unknown(String name) {
    return new KuraException(KuraErrorCode.NOT_FOUND, "there is no model " + name);
  }
}
