package io.marram.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.platform.Fp16Conversions;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a model's file says of its tensors, and their way from and to floats. */
final class OnnxTensors {

  /** KServe's names of the element types. */
  private static final Map<OnnxJavaType, String> TYPES =
      Map.of(
          OnnxJavaType.FLOAT, TensorSpec.FP32,
          OnnxJavaType.FLOAT16, "FP16",
          OnnxJavaType.UINT8, "UINT8",
          OnnxJavaType.INT32, "INT32",
          OnnxJavaType.INT64, "INT64");

  private final OrtEnvironment environment;
  private final String model;
  private final Collection<NodeInfo> inputs;
  private final Collection<NodeInfo> outputs;
  private final Map<String, OnnxJavaType> types = new HashMap<>();
  private final InputMemory memory = new InputMemory();

  OnnxTensors(OrtEnvironment environment, OrtSession session, String model) throws OrtException {
    this.environment = environment;
    this.model = model;
    inputs = session.getInputInfo().values();
    outputs = session.getOutputInfo().values();
    for (NodeInfo input : inputs) {
      types.put(input.getName(), tensor(input).type);
    }
  }

  /**
   * The inputs as the file has them, in its order.
   *
   * @param without the names of those to leave out
   */
  List<TensorSpec> inputs(Set<String> without) {
    return specs(inputs).stream().filter(input -> !without.contains(input.name())).toList();
  }

  /** The outputs as the file has them, in its order. */
  List<TensorSpec> outputs() {
    return specs(outputs);
  }

  private List<TensorSpec> specs(Collection<NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (NodeInfo node : nodes) {
      TensorInfo tensor = tensor(node);
      String type = TYPES.get(tensor.type);
      if (type == null) {
        throw unsupported(node.getName() + " has elements of type " + tensor.type);
      }
      // A file may say nothing of an extent, or something odd; any is as good.
      List<Long> shape =
          Arrays.stream(tensor.getShape()).map(extent -> Math.max(-1, extent)).boxed().toList();
      specs.add(new TensorSpec(node.getName(), type, Optional.empty(), shape));
    }
    return specs;
  }

  private TensorInfo tensor(NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor) {
      return tensor;
    }
    throw unsupported(node.getName() + " is no tensor");
  }

  private InferenceException unsupported(String what) {
    return new InferenceException(
        Reason.MODEL_UNSUPPORTED, "model %s: its %s".formatted(model, what));
  }

  /** A tensor for an input of the model; the caller {@linkplain #release releases} it. */
  OnnxTensor create(String input, FloatTensor floats) throws OrtException {
    long[] shape = Arrays.stream(floats.shape()).asLongStream().toArray();
    float[] values = floats.values();
    return switch (types.get(input)) {
      case FLOAT16 ->
          OnnxTensor.createTensor(
              environment,
              Fp16Conversions.convertFloatBufferToFp16Buffer(FloatBuffer.wrap(values)),
              shape,
              OnnxJavaType.FLOAT16);
      case UINT8 -> OnnxTensor.createTensor(environment, bytes(values), shape, OnnxJavaType.UINT8);
      case INT32 -> {
        int[] numbers = new int[values.length];
        Arrays.setAll(numbers, i -> Math.round(values[i]));
        yield OnnxTensor.createTensor(environment, IntBuffer.wrap(numbers), shape);
      }
      case INT64 -> {
        long[] numbers = new long[values.length];
        Arrays.setAll(numbers, i -> Math.round((double) values[i]));
        yield OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
      }
      default -> OnnxTensor.createTensor(environment, memory.hold(values), shape);
    };
  }

  /** Closes a tensor that was created here. */
  void release(OnnxTensor tensor) {
    tensor.close();
    if (tensor.getBufferRef().orElse(null) instanceof FloatBuffer buffer) {
      memory.giveBack(buffer);
    }
  }

  private static ByteBuffer bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(values.length).order(ByteOrder.nativeOrder());
    for (float value : values) {
      bytes.put((byte) Math.max(0, Math.min(255, Math.round(value))));
    }
    return bytes.flip();
  }

  /** The numbers of an output as floats. */
  FloatTensor read(String output, OnnxValue value) throws NetworkException {
    if (!(value instanceof OnnxTensor tensor)) {
      throw new NetworkException(model, "output " + output + " is no tensor");
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
      case UINT8 -> {
        ByteBuffer numbers = tensor.getByteBuffer();
        float[] floats = new float[numbers.remaining()];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = numbers.get(i) & 0xff;
        }
        yield new FloatTensor(shape, floats);
      }
      default ->
          throw new NetworkException(
              model, "gave output " + output + " of type " + tensor.getInfo().type);
    };
  }
}
