package io.marram.cloud.recognition.embedding;

import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The ways there are to turn a face into a vector; which one is used is a matter of configuration.
 */
public enum EmbeddingModel {

  /** MobileFaceNet: small and quick, 192 numbers. */
  MOBILE_FACE_NET("mobilefacenet") {
    @Override
    FaceEmbedding open(ModelSource source, boolean mirrored) {
      return network(source, modelName(), FacePreparation.MOBILE_FACE_NET, mirrored);
    }
  },

  /** dlib's ResNet-34: 128 numbers. */
  DLIB_RESNET("dlib-resnet") {
    @Override
    FaceEmbedding open(ModelSource source, boolean mirrored) {
      return network(source, modelName(), FacePreparation.DLIB_RESNET, mirrored);
    }
  },

  /** Both: the surest, at the cost of both, 320 numbers. */
  JOINED("joined") {
    @Override
    FaceEmbedding open(ModelSource source, boolean mirrored) {
      return new JoinedEmbedding(
          MOBILE_FACE_NET.open(source, mirrored), DLIB_RESNET.open(source, mirrored), DLIB_WEIGHT);
    }
  };

  /** The model that is used where a configuration names none: the surest (ADR 0008). */
  public static final EmbeddingModel DEFAULT = JOINED;

  /** The model whose place a network of one's own takes where a configuration names none. */
  public static final EmbeddingModel DEFAULT_SINGLE = MOBILE_FACE_NET;

  /**
   * dlib's cosines between people lie four times as close together as MobileFaceNet's; with this
   * weight MobileFaceNet, the better of the two, has a little more to say.
   */
  private static final double DLIB_WEIGHT = 0.7;

  private static final boolean MIRRORED = true;

  private final String modelName;

  EmbeddingModel(String modelName) {
    this.modelName = modelName;
  }

  /**
   * The model of a name as it stands in a configuration.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static EmbeddingModel named(String name) {
    return Arrays.stream(values())
        .filter(model -> model.modelName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "embedding model must be one of " + names() + ", was \"" + name + "\""));
  }

  private static String names() {
    return Arrays.stream(values()).map(EmbeddingModel::modelName).collect(Collectors.joining(", "));
  }

  /** Its name in a configuration. */
  public String modelName() {
    return modelName;
  }

  /**
   * Loads the networks that come with this program.
   *
   * @throws io.marram.inference.InferenceException if one is missing or damaged
   */
  public FaceEmbedding open(TorchScriptEngine engine) {
    return open(ModelSource.builtIn(engine), MIRRORED);
  }

  /**
   * Loads another network of the same kind, input and output from a file.
   *
   * @param model a TorchScript file
   * @throws io.marram.inference.InferenceException if it is missing or not TorchScript
   * @throws IllegalArgumentException if this model consists of more than one network
   */
  public FaceEmbedding open(TorchScriptEngine engine, Path model) {
    if (this == JOINED) {
      throw new IllegalArgumentException(
          "a model of one's own can replace mobilefacenet or dlib-resnet, not joined");
    }
    return open(ModelSource.file(engine, model), MIRRORED);
  }

  abstract FaceEmbedding open(ModelSource source, boolean mirrored);

  private static FaceEmbedding network(
      ModelSource source, String name, FacePreparation preparation, boolean mirrored) {
    TorchScriptNetwork network = source.open(name);
    String id = name + "-" + network.descriptor().version();
    return new EmbeddingNetwork(id, preparation, network, mirrored);
  }
}
