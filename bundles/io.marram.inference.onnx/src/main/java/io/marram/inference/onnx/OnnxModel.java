package io.marram.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.marram.inference.ConstantInput;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded ONNX model. It takes and gives floats, whatever its tensors are made of. */
public final class OnnxModel implements LoadedModel {

  private final OrtSession session;
  private final ModelDescriptor descriptor;
  private final OnnxTensors tensors;

  /** Calls read, closing writes. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  private OnnxModel(OrtSession session, ModelDescriptor descriptor, OnnxTensors tensors) {
    this.session = session;
    this.descriptor = descriptor;
    this.tensors = tensors;
  }

  /**
   * @param described by the user; what is left out of it is read from the file
   * @throws InferenceException {@link Reason#MODEL_UNSUPPORTED} if the descriptor names inputs or
   *     outputs that the model does not have, or not all of its inputs, or the file has a tensor
   *     that is not made of numbers
   */
  static OnnxModel of(OrtEnvironment environment, OrtSession session, ModelDescriptor described)
      throws OrtException {
    try {
      OnnxTensors tensors = new OnnxTensors(environment, session, described.name());
      Set<String> constants =
          names(described.constants().stream().map(ConstantInput::tensor).toList());
      List<TensorSpec> inputs =
          described.inputs().isEmpty() ? tensors.inputs(constants) : described.inputs();
      List<TensorSpec> outputs =
          described.outputs().isEmpty() ? tensors.outputs() : described.outputs();
      ModelDescriptor descriptor = described.withTensors(inputs, outputs);
      Set<String> taken = names(inputs);
      taken.addAll(constants);
      if (!session.getInputNames().equals(taken)) {
        throw unsupported(descriptor, "inputs", session.getInputNames(), taken);
      }
      if (!session.getOutputNames().containsAll(names(outputs))) {
        throw unsupported(descriptor, "outputs", session.getOutputNames(), names(outputs));
      }
      return new OnnxModel(session, descriptor, tensors);
    } catch (InferenceException | OrtException e) {
      session.close();
      throw e;
    }
  }

  private static InferenceException unsupported(
      ModelDescriptor descriptor, String what, Set<String> has, Set<String> described) {
    return new InferenceException(
        Reason.MODEL_UNSUPPORTED,
        "model %s: its %s are %s, its descriptor names %s"
            .formatted(descriptor.name(), what, has, described));
  }

  private static Set<String> names(List<TensorSpec> tensors) {
    Set<String> names = new LinkedHashSet<>();
    tensors.forEach(tensor -> names.add(tensor.name()));
    return names;
  }

  @Override
  public ModelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) throws NetworkException {
    descriptor.requireFitting(inputs);
    lock.readLock().lock();
    try {
      if (closed) {
        throw new NetworkException(descriptor.name(), "it was closed");
      }
      return forward(inputs);
    } catch (OrtException e) {
      throw new NetworkException(descriptor.name(), "ONNX Runtime failed: " + firstLine(e), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<FloatTensor> forward(List<FloatTensor> inputs)
      throws OrtException, NetworkException {
    Map<String, OnnxTensor> arguments = new LinkedHashMap<>();
    try {
      for (int i = 0; i < inputs.size(); i++) {
        String name = descriptor.inputs().get(i).name();
        arguments.put(name, tensors.create(name, inputs.get(i)));
      }
      for (ConstantInput constant : descriptor.constants()) {
        String name = constant.tensor().name();
        arguments.put(name, tensors.create(name, constant.value()));
      }
      try (OrtSession.Result result = session.run(arguments, names(descriptor.outputs()))) {
        List<FloatTensor> outputs = new ArrayList<>();
        for (TensorSpec output : descriptor.outputs()) {
          outputs.add(tensors.read(output.name(), result.get(output.name()).orElseThrow()));
        }
        return outputs;
      }
    } finally {
      arguments.values().forEach(tensors::release);
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("a session that is open cannot be closed", e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  static String firstLine(OrtException thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
