package io.marram.inference.onnx.internal;

import io.marram.inference.InferenceException;
import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import io.marram.inference.onnx.OnnxEngine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds ONNX to the platforms of the gateway's inference engine, which unloads its models before
 * this component goes.
 */
@Component(name = "io.marram.inference.onnx.OnnxEngine", service = ModelEngine.class)
public final class OnnxEngineComponent implements ModelEngine {

  private static final Logger logger = LoggerFactory.getLogger(OnnxEngineComponent.class);

  private OnnxEngine engine;

  /** If it throws there is no service, and models go on waiting. */
  @Activate
  void activate() {
    try {
      engine = OnnxEngine.start();
    } catch (InferenceException e) {
      logger.error("event=onnx.unavailable reason=\"{}\"", e.getMessage());
      throw e;
    }
    logger.info("event=onnx.started version={}", engine.version());
  }

  @Override
  public String platform() {
    return engine.platform();
  }

  @Override
  public LoadedModel load(ModelDescriptor descriptor, byte[] file) {
    return engine.load(descriptor, file);
  }
}
