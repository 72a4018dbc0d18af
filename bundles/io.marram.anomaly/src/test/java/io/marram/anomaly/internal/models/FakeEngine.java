package io.marram.anomaly.internal.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;

/** An inference engine with one model. */
final class FakeEngine implements InferenceEngineService {

  private final String model;
  private final List<Long> inputShape;
  private final UnaryOperator<List<Float>> network;

  boolean ready = true;
  boolean loaded = true;

  /** Thrown by every inference, if not null. */
  KuraException failure;

  /** The shapes of the inputs it got. */
  final List<List<Long>> shapes = new ArrayList<>();

  FakeEngine(String model, List<Long> inputShape, UnaryOperator<List<Float>> network) {
    this.model = model;
    this.inputShape = inputShape;
    this.network = network;
  }

  @Override
  public List<Tensor> infer(ModelInfo info, List<Tensor> inputs) throws KuraException {
    if (failure != null) {
      throw failure;
    }
    TensorDescriptor input = inputs.get(0).getDescriptor();
    shapes.add(input.getShape());
    List<Float> output = network.apply(inputs.get(0).getData(Float.class).orElseThrow());
    TensorDescriptor described =
        TensorDescriptor.builder("reconstruction", "FP32", List.of((long) output.size())).build();
    return List.of(new Tensor(Float.class, described, output));
  }

  @Override
  public Optional<ModelInfo> getModelInfo(String name) {
    return name.equals(model)
        ? Optional.of(
            ModelInfo.builder(name)
                .addInputDescriptor(TensorDescriptor.builder("window", "FP32", inputShape).build())
                .build())
        : Optional.empty();
  }

  @Override
  public boolean isEngineReady() {
    return ready;
  }

  @Override
  public boolean isModelLoaded(String name) {
    return loaded;
  }

  @Override
  public List<String> getModelNames() {
    return List.of(model);
  }

  @Override
  public void loadModel(String name, Optional<String> path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unloadModel(String name) {
    throw new UnsupportedOperationException();
  }
}
