package io.marram.networks;

import io.marram.vision.tensor.FloatList;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.ModelInfoBuilder;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;

/** An inference engine that runs networks written in Java. */
public final class FakeEngine implements InferenceEngineService {

  public final Map<String, Network> models = new TreeMap<>();
  public boolean ready = true;
  public boolean loaded = true;

  /** How many of the next inferences fail. */
  public int failures;

  /** What happens just before an inference fails. */
  public Runnable beforeFailure = () -> {};

  /** Thrown by every inference, if not null. */
  public RuntimeException broken;

  /** Given by every inference, if not null. */
  public Tensor answer;

  /** The inputs of every model. */
  public List<TensorDescriptor> inputs =
      List.of(
          TensorDescriptor.builder("image", "FP32", List.of(-1L, -1L, -1L, 3L))
              .format("NHWC")
              .build());

  /** What every model says of itself. */
  public Map<String, ?> parameters = Map.of();

  public Tensor lastInput;

  @Override
  public List<Tensor> infer(ModelInfo model, List<Tensor> inputs) throws KuraException {
    lastInput = inputs.get(0);
    if (broken != null) {
      throw broken;
    }
    if (failures > 0) {
      failures--;
      beforeFailure.run();
      throw failure("the model has just been unloaded");
    }
    if (answer != null) {
      return List.of(answer);
    }
    int[] shape = lastInput.getDescriptor().getShape().stream().mapToInt(Long::intValue).toArray();
    float[] values = FloatList.unwrap(lastInput.getData(Float.class).orElseThrow());
    try {
      List<Tensor> outputs = new ArrayList<>();
      for (FloatTensor output : models.get(model.getName()).run(new FloatTensor(shape, values))) {
        outputs.add(tensor(output));
      }
      return outputs;
    } catch (NetworkException e) {
      throw failure(e.getMessage());
    }
  }

  private static Tensor tensor(FloatTensor values) {
    List<Long> shape = new ArrayList<>();
    for (int extent : values.shape()) {
      shape.add((long) extent);
    }
    return new Tensor(
        Float.class,
        TensorDescriptor.builder("out", "FP32", shape).build(),
        FloatList.of(values.values()));
  }

  private static KuraException failure(String reason) {
    return new KuraException(KuraErrorCode.INTERNAL_ERROR, reason);
  }

  @Override
  public Optional<ModelInfo> getModelInfo(String name) {
    if (!models.containsKey(name)) {
      return Optional.empty();
    }
    ModelInfoBuilder info = ModelInfo.builder(name);
    inputs.forEach(info::addInputDescriptor);
    parameters.forEach(info::addParameter);
    return Optional.of(info.build());
  }

  @Override
  public boolean isEngineReady() {
    return ready;
  }

  @Override
  public List<String> getModelNames() {
    return List.copyOf(models.keySet());
  }

  @Override
  public boolean isModelLoaded(String name) {
    return loaded && models.containsKey(name);
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
