package io.marram.anomaly.internal.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.eclipse.kura.ai.inference.TensorDescriptorBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The networks that Kura's inference engines have. There is none of it without an engine. */
@Component(name = "io.marram.anomaly.KuraNetworks", service = Networks.class)
public final class KuraNetworks implements Networks {

  private static final String FLOATS = "FP32";
  private static final long ANY = -1;

  private final List<InferenceEngineService> engines = new CopyOnWriteArrayList<>();

  @Reference(
      name = "InferenceEngineService",
      cardinality = ReferenceCardinality.AT_LEAST_ONE,
      policy = ReferencePolicy.DYNAMIC)
  void addEngine(InferenceEngineService engine) {
    engines.add(engine);
  }

  void removeEngine(InferenceEngineService engine) {
    engines.remove(engine);
  }

  @Override
  public float[] run(String model, float[] input) throws NetworkException {
    try {
      for (InferenceEngineService engine : engines) {
        Optional<ModelInfo> info = engine.getModelInfo(model);
        if (info.isPresent()) {
          return run(engine, info.get(), input);
        }
      }
      throw new NetworkException(true, "no inference engine has model " + model);
    } catch (KuraException e) {
      boolean away =
          e.getCode() == KuraErrorCode.SERVICE_UNAVAILABLE
              || e.getCode() == KuraErrorCode.NOT_FOUND;
      throw new NetworkException(away, e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      throw new NetworkException(false, "the inference engine failed: " + e);
    }
  }

  private static float[] run(InferenceEngineService engine, ModelInfo info, float[] input)
      throws KuraException, NetworkException {
    if (!engine.isEngineReady() || !engine.isModelLoaded(info.getName())) {
      throw new NetworkException(
          true, "the inference engine has not loaded model " + info.getName());
    }
    if (info.getInputs().size() != 1) {
      throw new NetworkException(false, "it must have one input, has " + info.getInputs().size());
    }
    List<Float> values = new ArrayList<>(input.length);
    for (float value : input) {
      values.add(value);
    }
    Tensor tensor =
        new Tensor(Float.class, describe(info.getInputs().get(0), input.length), values);
    List<Tensor> outputs = engine.infer(info, List.of(tensor));
    List<Float> output =
        outputs.isEmpty() ? List.of() : outputs.get(0).getData(Float.class).orElse(List.of());
    float[] result = new float[output.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = output.get(i);
    }
    return result;
  }

  private static TensorDescriptor describe(TensorDescriptor input, int length)
      throws NetworkException {
    TensorDescriptorBuilder builder =
        TensorDescriptor.builder(input.getName(), FLOATS, shape(input.getShape(), length));
    input.getFormat().ifPresent(builder::format);
    return builder.build();
  }

  /** What the model leaves open: the last such extent takes the window, those before it are 1. */
  static List<Long> shape(List<Long> described, int length) throws NetworkException {
    int open = described.lastIndexOf(ANY);
    long fixed = described.stream().filter(extent -> extent != ANY).reduce(1L, (a, b) -> a * b);
    long rest = fixed > 0 && length % fixed == 0 ? length / fixed : 0;
    if (rest == 0 || (open < 0 && rest != 1)) {
      throw new NetworkException(
          false, "its input has shape %s, which no window of %d fits".formatted(described, length));
    }
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < described.size(); i++) {
      long extent = described.get(i);
      shape.add(extent != ANY ? extent : i == open ? rest : 1);
    }
    return shape;
  }
}
