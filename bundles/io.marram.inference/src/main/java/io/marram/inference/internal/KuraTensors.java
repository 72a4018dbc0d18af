package io.marram.inference.internal;

import io.marram.inference.ModelDescriptor;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatList;
import io.marram.vision.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.ModelInfoBuilder;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;

/**
 * A model in the words of Kura's inference API. All its tensors are floats there, whatever they are
 * in its file.
 */
final class KuraTensors {

  private static final long ANY = -1;

  private final ModelDescriptor model;

  KuraTensors(ModelDescriptor model) {
    this.model = model;
  }

  ModelInfo info() {
    ModelInfoBuilder builder =
        ModelInfo.builder(model.name()).platform(model.platform()).version(model.version());
    model.parameters().forEach(builder::addParameter);
    model.inputs().forEach(tensor -> builder.addInputDescriptor(describe(tensor, tensor.shape())));
    model
        .outputs()
        .forEach(tensor -> builder.addOutputDescriptor(describe(tensor, tensor.shape())));
    return builder.build();
  }

  /**
   * The inputs in the network's order.
   *
   * @throws KuraException with code INVALID_PARAMETER if a tensor is missing, unknown, of a wrong
   *     type, or of a shape that does not fit its data or the model
   */
  List<FloatTensor> toNetwork(List<Tensor> tensors) throws KuraException {
    Map<String, Tensor> byName = new HashMap<>();
    for (Tensor tensor : tensors) {
      if (byName.put(tensor.getDescriptor().getName(), tensor) != null) {
        throw invalid("tensor " + tensor.getDescriptor().getName() + " is given twice");
      }
    }
    List<FloatTensor> inputs = new ArrayList<>();
    for (TensorSpec expected : model.inputs()) {
      Tensor tensor = byName.remove(expected.name());
      if (tensor == null) {
        throw invalid(
            "input tensor %s is missing; what is always the same may be a constant of its descriptor"
                .formatted(expected.name()));
      }
      inputs.add(toNetwork(expected, tensor));
    }
    if (!byName.isEmpty()) {
      throw invalid("it has no input tensor " + String.join(", ", byName.keySet()));
    }
    return inputs;
  }

  /** The network's outputs under the names that the model gives them. */
  List<Tensor> fromNetwork(List<FloatTensor> outputs) {
    List<Tensor> tensors = new ArrayList<>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      FloatTensor output = outputs.get(i);
      List<Long> shape = new ArrayList<>(output.rank());
      for (int extent : output.shape()) {
        shape.add((long) extent);
      }
      TensorDescriptor descriptor = describe(model.outputs().get(i), shape);
      tensors.add(new Tensor(Float.class, descriptor, FloatList.of(output.values())));
    }
    return tensors;
  }

  private FloatTensor toNetwork(TensorSpec expected, Tensor tensor) throws KuraException {
    String name = expected.name();
    String type = tensor.getDescriptor().getType();
    if (!TensorSpec.FP32.equals(type)) {
      throw invalid("tensor " + name + " must be " + TensorSpec.FP32 + ", was " + type);
    }
    Optional<List<Float>> data = tensor.getData(Float.class);
    if (data.isEmpty()) {
      throw invalid(
          "the data of tensor " + name + " must be Float, was " + tensor.getType().getSimpleName());
    }
    float[] values = values(name, data.get());
    int[] shape = shape(name, tensor.getDescriptor().getShape(), values.length);
    if (!expected.accepts(shape)) {
      throw invalid(
          "tensor "
              + name
              + " must have shape "
              + expected.shape()
              + ", had "
              + List.of(box(shape)));
    }
    return new FloatTensor(shape, values);
  }

  private float[] values(String name, List<Float> data) throws KuraException {
    if (!(data instanceof FloatList) && data.stream().anyMatch(Objects::isNull)) {
      throw invalid("the data of tensor " + name + " must not hold null");
    }
    return FloatList.unwrap(data);
  }

  /** The shape with at most one -1, which stands for "what the data fill", worked out. */
  private int[] shape(String name, List<Long> described, int length) throws KuraException {
    int[] shape = new int[described.size()];
    int open = -1;
    long elements = 1;
    for (int i = 0; i < shape.length; i++) {
      long extent = described.get(i);
      if (extent == ANY && open < 0) {
        open = i;
      } else if (extent < 0 || extent > Integer.MAX_VALUE || elements > Integer.MAX_VALUE) {
        throw invalid("tensor " + name + " has an impossible or open shape " + described);
      } else {
        shape[i] = (int) extent;
        elements *= extent;
      }
    }
    if (open >= 0 && elements > 0) {
      shape[open] = (int) (length / elements);
      elements *= shape[open];
    }
    if (elements != length) {
      throw invalid(
          "tensor " + name + " of shape " + described + " does not fit " + length + " numbers");
    }
    return shape;
  }

  private static TensorDescriptor describe(TensorSpec tensor, List<Long> shape) {
    return new TensorDescriptor(tensor.name(), TensorSpec.FP32, tensor.format(), shape, Map.of());
  }

  private static Integer[] box(int[] shape) {
    Integer[] boxed = new Integer[shape.length];
    for (int i = 0; i < shape.length; i++) {
      boxed[i] = shape[i];
    }
    return boxed;
  }

  private KuraException invalid(String why) {
    return new KuraException(KuraErrorCode.INVALID_PARAMETER, "model " + model.name() + ": " + why);
  }
}
