package io.marram.networks;

import io.marram.vision.tensor.FloatList;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.eclipse.kura.ai.inference.TensorDescriptorBuilder;

/**
 * A network behind Kura's inference API, be it our engine or another provider of the same API. The
 * values pass as {@link FloatList}, so with our engine nothing is boxed.
 */
public final class KuraNetwork implements Network {

  private final InferenceEngineService engine;
  private final ModelInfo model;
  private final TensorDescriptor input;

  private KuraNetwork(InferenceEngineService engine, ModelInfo model) {
    this.engine = engine;
    this.model = model;
    this.input = model.getInputs().get(0);
  }

  /**
   * The network of that name, ready to run at this moment.
   *
   * @param engine null if there is none
   * @throws NotReadyException if the engine or the model is not there or not ready
   */
  public static KuraNetwork ready(InferenceEngineService engine, String name)
      throws NotReadyException {
    if (engine == null) {
      throw new NotReadyException("no inference engine matches the target filter");
    }
    try {
      if (!engine.isEngineReady()) {
        throw new NotReadyException("the inference engine is not ready");
      }
      ModelInfo model =
          engine
              .getModelInfo(name)
              .orElseThrow(
                  () -> new NotReadyException("the inference engine has no model " + name));
      // An engine knows its models before it has loaded them.
      if (!engine.isModelLoaded(name)) {
        throw new NotReadyException("the inference engine has not loaded model " + name);
      }
      if (model.getInputs().isEmpty()) {
        throw new NotReadyException("the inference engine names no inputs of model " + name);
      }
      return new KuraNetwork(engine, model);
    } catch (KuraException | IllegalStateException e) {
      throw new NotReadyException("the inference engine cannot be asked: " + e.getMessage(), e);
    }
  }

  /** What the model says of itself, by name. */
  public Map<String, Object> parameters() {
    return model.getParameters();
  }

  /** The extents of its input; -1 where one is free. */
  public int[] inputShape() {
    return input.getShape().stream().mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public List<FloatTensor> run(FloatTensor values) throws NetworkException {
    try {
      Tensor tensor = new Tensor(Float.class, describe(values), FloatList.of(values.values()));
      List<FloatTensor> outputs = new ArrayList<>();
      for (Tensor output : engine.infer(model, List.of(tensor))) {
        outputs.add(read(output));
      }
      return outputs;
    } catch (KuraException | IllegalArgumentException | IllegalStateException e) {
      throw new NetworkException(model.getName(), String.valueOf(e.getMessage()), e);
    }
  }

  /** The model's own descriptor has -1 where an extent is free; a tensor must say what it is. */
  private TensorDescriptor describe(FloatTensor values) {
    List<Long> shape = new ArrayList<>(values.rank());
    for (int extent : values.shape()) {
      shape.add((long) extent);
    }
    TensorDescriptorBuilder builder =
        TensorDescriptor.builder(input.getName(), input.getType(), shape);
    input.getFormat().ifPresent(builder::format);
    return builder.build();
  }

  private FloatTensor read(Tensor output) throws NetworkException {
    String name = output.getDescriptor().getName();
    float[] values =
        output
            .getData(Float.class)
            .map(FloatList::unwrap)
            .or(() -> output.getData(Long.class).map(KuraNetwork::floats))
            .or(() -> output.getData(Integer.class).map(KuraNetwork::floats))
            .orElseThrow(
                () ->
                    new NetworkException(
                        model.getName(), "output " + name + " is not FP32, INT32 or INT64"));
    List<Long> extents = output.getDescriptor().getShape();
    int[] shape = new int[extents.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(extents.get(i));
    }
    return new FloatTensor(shape, values);
  }

  private static float[] floats(List<? extends Number> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }
}
