package io.marram.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;

/**
 * ONNX Runtime inside this JVM. Each call runs on one thread, so that what else the gateway does
 * keeps its cores.
 */
public final class OnnxEngine implements ModelEngine {

  private final OrtEnvironment environment;

  private OnnxEngine(OrtEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Starts ONNX Runtime, or gives what runs already.
   *
   * @throws InferenceException {@link Reason#ENGINE_UNAVAILABLE} if its native libraries do not fit
   *     this machine
   */
  public static OnnxEngine start() {
    try {
      return new OnnxEngine(OrtEnvironment.getEnvironment());
    } catch (RuntimeException | LinkageError e) {
      throw new InferenceException(
          Reason.ENGINE_UNAVAILABLE, "ONNX Runtime cannot start: " + innermost(e).getMessage(), e);
    }
  }

  @Override
  public String platform() {
    return ModelDescriptor.ONNX;
  }

  /** The version of ONNX Runtime. */
  public String version() {
    return environment.getVersion();
  }

  @Override
  public OnnxModel load(ModelDescriptor descriptor, byte[] file) {
    descriptor.requireSupported(platform());
    descriptor.requireContent(file);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // A plan for each size of picture takes a block of its own beside the memory of the first run
      options.setMemoryPatternOptimization(false);
      return OnnxModel.of(environment, environment.createSession(file, options), descriptor);
    } catch (OrtException e) {
      throw new InferenceException(
          Reason.MODEL_UNREADABLE,
          "model %s: ONNX Runtime cannot load %s: %s"
              .formatted(descriptor.name(), descriptor.file(), OnnxModel.firstLine(e)),
          e);
    }
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
