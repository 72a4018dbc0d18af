package io.marram.inference;

import io.marram.inference.InferenceException.Reason;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known about a model before it is loaded: the content of the JSON file beside it.
 *
 * @param name the model's name, unique in an engine
 * @param version the version of the weights
 * @param platform the kind of file; {@link #TORCHSCRIPT}, or {@link #ONNX} where a bundle adds it
 * @param file the name of the model's file, in the descriptor's folder
 * @param sha256 the file's SHA-256 in lower-case hex; without it the file is not checked
 * @param inputs the inputs, in the order in which the network takes them; of an ONNX model none to
 *     read them from its file
 * @param constants inputs that are the same at every call; the network takes them after the others
 * @param outputs the outputs, in the order in which the network gives them; of an ONNX model none
 *     to read them from its file
 * @param parameters what users of the model have to know beside the shapes, such as its labels; at
 *     most {@link #MAX_PARAMETERS}, each of at most {@link #MAX_PARAMETER_LENGTH} characters
 */
public record ModelDescriptor(
    String name,
    String version,
    String platform,
    String file,
    Optional<String> sha256,
    List<TensorSpec> inputs,
    List<ConstantInput> constants,
    List<TensorSpec> outputs,
    Map<String, String> parameters) {

  /** Models of PyTorch. */
  public static final String TORCHSCRIPT = "pytorch-torchscript";

  /** Models in the Open Neural Network Exchange format. */
  public static final String ONNX = "onnx";

  /** How many parameters a model may have. */
  public static final int MAX_PARAMETERS = 64;

  /** How long a parameter may be: enough for the names of a thousand classes. */
  public static final int MAX_PARAMETER_LENGTH = 32_768;

  public ModelDescriptor {
    if (name.isBlank()) {
      throw new IllegalArgumentException("model name must not be empty");
    }
    if (file.isBlank() || file.contains("/") || file.contains("\\") || file.startsWith(".")) {
      throw new IllegalArgumentException(
          "file of model " + name + " must be a plain file name, was \"" + file + "\"");
    }
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 of model " + name + " must be 64 hex digits, was \"" + sha256.get() + "\"");
    }
    if ((inputs.isEmpty() || outputs.isEmpty()) && !platform.equals(ONNX)) {
      throw new IllegalArgumentException("model " + name + " must have inputs and outputs");
    }
    inputs = List.copyOf(inputs);
    constants = List.copyOf(constants);
    outputs = List.copyOf(outputs);
    parameters = Map.copyOf(parameters);
    if (parameters.size() > MAX_PARAMETERS) {
      throw new IllegalArgumentException(
          "model "
              + name
              + " may have "
              + MAX_PARAMETERS
              + " parameters, but has "
              + parameters.size());
    }
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (parameter.getValue().length() > MAX_PARAMETER_LENGTH) {
        throw new IllegalArgumentException(
            "parameter "
                + parameter.getKey()
                + " of model "
                + name
                + " is longer than "
                + MAX_PARAMETER_LENGTH
                + " characters");
      }
    }
  }

  /** A model without constant inputs. */
  public ModelDescriptor(
      String name,
      String version,
      String platform,
      String file,
      Optional<String> sha256,
      List<TensorSpec> inputs,
      List<TensorSpec> outputs,
      Map<String, String> parameters) {
    this(name, version, platform, file, sha256, inputs, List.of(), outputs, parameters);
  }

  /** A model without parameters. */
  public ModelDescriptor(
      String name,
      String version,
      String platform,
      String file,
      Optional<String> sha256,
      List<TensorSpec> inputs,
      List<TensorSpec> outputs) {
    this(name, version, platform, file, sha256, inputs, outputs, Map.of());
  }

  /**
   * Reads a descriptor; unknown fields are ignored.
   *
   * @param json the descriptor as UTF-8 text
   * @param origin where it comes from, for messages
   * @throws InferenceException {@link Reason#DESCRIPTOR_MALFORMED} if it is not JSON, a field is
   *     missing or wrong
   */
  public static ModelDescriptor parse(byte[] json, String origin) {
    return new DescriptorReader(origin).read(json);
  }

  /** The same model with other inputs and outputs. */
  public ModelDescriptor withTensors(List<TensorSpec> inputs, List<TensorSpec> outputs) {
    return new ModelDescriptor(
        name, version, platform, file, sha256, inputs, constants, outputs, parameters);
  }

  /**
   * Checks that an engine can run the model at all.
   *
   * @param runs the engine's platform
   * @throws InferenceException {@link Reason#MODEL_UNSUPPORTED} if not
   */
  public void requireSupported(String runs) {
    if (!platform.equals(runs)) {
      throw unsupported("platform must be " + runs + ", was " + platform);
    }
    inputs.forEach(this::requireKnownType);
    constants.forEach(constant -> requireKnownType(constant.tensor()));
    outputs.forEach(this::requireKnownType);
  }

  /**
   * Checks that a file is the one that the descriptor was written for.
   *
   * @throws InferenceException {@link Reason#MODEL_DAMAGED} if not
   */
  public void requireContent(byte[] content) {
    sha256.ifPresent(expected -> Checksum.require(this, expected, content));
  }

  /**
   * Checks that tensors have the shapes of the inputs.
   *
   * @throws NetworkException if not; says which and why
   */
  public void requireFitting(List<FloatTensor> tensors) throws NetworkException {
    if (tensors.size() != inputs.size()) {
      throw new NetworkException(
          name,
          "takes %d inputs, got %d; what is always the same may be a constant of its descriptor"
              .formatted(inputs.size(), tensors.size()));
    }
    for (int i = 0; i < tensors.size(); i++) {
      int[] shape = tensors.get(i).shape();
      if (!inputs.get(i).accepts(shape)) {
        throw new NetworkException(name, inputs.get(i).refusal(shape));
      }
    }
  }

  private void requireKnownType(TensorSpec tensor) {
    if (!TensorSpec.TYPES.contains(tensor.type())) {
      throw unsupported(
          "tensor %s must be one of %s, was %s"
              .formatted(tensor.name(), new TreeSet<>(TensorSpec.TYPES), tensor.type()));
    }
  }

  private InferenceException unsupported(String what) {
    return new InferenceException(Reason.MODEL_UNSUPPORTED, "model " + name + ": " + what);
  }
}
