package io.marram.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded ONNX model. Outputs of whole numbers, such as classes, are given as floats. */
public final class OnnxModel implements LoadedModel {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelDescriptor descriptor;

  /** Calls read, closing writes. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  private OnnxModel(OrtEnvironment environment, OrtSession session, ModelDescriptor descriptor) {
    this.environment = environment;
    this.session = session;
    this.descriptor = descriptor;
  }

  /**
   * @throws InferenceException {@link Reason#MODEL_UNSUPPORTED} if the descriptor names inputs or
   *     outputs that the model does not have, or not all of its inputs
   */
  static OnnxModel of(OrtEnvironment environment, OrtSession session, ModelDescriptor descriptor)
      throws OrtException {
    OnnxModel model = new OnnxModel(environment, session, descriptor);
    try {
      Set<String> inputs = names(descriptor.inputs());
      Set<String> outputs = names(descriptor.outputs());
      if (!session.getInputNames().equals(inputs)) {
        throw model.unsupported("inputs", session.getInputNames(), inputs);
      }
      if (!session.getOutputNames().containsAll(outputs)) {
        throw model.unsupported("outputs", session.getOutputNames(), outputs);
      }
      return model;
    } catch (InferenceException e) {
      model.close();
      throw e;
    }
  }

  private InferenceException unsupported(String what, Set<String> has, Set<String> described) {
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
        FloatTensor input = inputs.get(i);
        arguments.put(
            descriptor.inputs().get(i).name(),
            OnnxTensor.createTensor(
                environment,
                FloatBuffer.wrap(input.values()),
                Arrays.stream(input.shape()).asLongStream().toArray()));
      }
      try (OrtSession.Result result = session.run(arguments, names(descriptor.outputs()))) {
        List<FloatTensor> outputs = new ArrayList<>();
        for (TensorSpec output : descriptor.outputs()) {
          outputs.add(read(output.name(), result.get(output.name()).orElseThrow()));
        }
        return outputs;
      }
    } finally {
      arguments.values().forEach(OnnxTensor::close);
    }
  }

  private FloatTensor read(String name, OnnxValue value) throws NetworkException {
    if (!(value instanceof OnnxTensor tensor)) {
      throw new NetworkException(descriptor.name(), "output " + name + " is no tensor");
    }
    int[] shape = Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
    return switch (tensor.getInfo().type) {
      case FLOAT, FLOAT16, BFLOAT16 -> new FloatTensor(shape, tensor.getFloatBuffer().array());
      case INT64 -> {
        long[] numbers = tensor.getLongBuffer().array();
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = numbers[i];
        }
        yield new FloatTensor(shape, floats);
      }
      case INT32 -> {
        int[] numbers = tensor.getIntBuffer().array();
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = numbers[i];
        }
        yield new FloatTensor(shape, floats);
      }
      default ->
          throw new NetworkException(
              descriptor.name(), "gave output " + name + " of type " + tensor.getInfo().type);
    };
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
