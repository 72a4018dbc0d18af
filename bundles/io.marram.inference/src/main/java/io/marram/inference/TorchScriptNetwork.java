package io.marram.inference;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.marram.inference.InferenceException.Reason;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A loaded TorchScript model.
 *
 * <p>Safe for use by several threads: a TorchScript module keeps no state between calls, and every
 * call has memory of its own. {@link #close} waits until the calls that are under way have
 * finished; calls that come later fail with a {@link NetworkException}.
 */
public final class TorchScriptNetwork implements Network, LoadedModel {

  private final TorchScriptEngine engine;
  private final ModelDescriptor descriptor;
  private final NDManager memory;
  private final PtSymbolBlock module;

  /** Calls read, closing writes. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  private TorchScriptNetwork(
      TorchScriptEngine engine,
      ModelDescriptor descriptor,
      NDManager memory,
      PtSymbolBlock module) {
    this.engine = engine;
    this.descriptor = descriptor;
    this.memory = memory;
    this.module = module;
  }

  /**
   * Loads a model.
   *
   * @param file the content of the model's file
   * @throws InferenceException if the file is damaged, not TorchScript or of an unsupported kind
   */
  public static TorchScriptNetwork open(
      TorchScriptEngine engine, ModelDescriptor descriptor, byte[] file) {
    descriptor.requireSupported(engine.platform());
    descriptor.requireContent(file);
    NDManager memory = engine.newMemory();
    try {
      engine.prepareThread();
      PtSymbolBlock module =
          JniUtils.loadModule((PtNDManager) memory, new ByteArrayInputStream(file), true, false);
      JniUtils.enableInferenceMode(module);
      return new TorchScriptNetwork(engine, descriptor, memory, module);
    } catch (EngineException | IOException e) {
      memory.close();
      throw new InferenceException(
          Reason.MODEL_UNREADABLE,
          "model " + descriptor.name() + ": PyTorch cannot load " + descriptor.file(),
          e);
    }
  }

  /**
   * Loads a model from its descriptor and the file beside it.
   *
   * @param descriptor the path of the JSON file
   * @throws InferenceException if a file is missing, damaged, malformed or not supported
   */
  public static TorchScriptNetwork open(TorchScriptEngine engine, Path descriptor) {
    ModelFiles files = ModelFiles.inFolder(descriptor.toAbsolutePath().getParent());
    return files.open(engine, descriptor.getFileName().toString());
  }

  /**
   * Loads a model from the class path.
   *
   * @param descriptor the name of the descriptor's resource, such as {@code models/a.json}
   * @throws InferenceException if a file is missing, damaged, malformed or not supported
   */
  public static TorchScriptNetwork open(
      TorchScriptEngine engine, ClassLoader loader, String descriptor) {
    int slash = descriptor.lastIndexOf('/') + 1;
    ModelFiles files = ModelFiles.onClassPath(loader, descriptor.substring(0, slash));
    return files.open(engine, descriptor.substring(slash));
  }

  @Override
  public ModelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<FloatTensor> run(FloatTensor input) throws NetworkException {
    return run(List.of(input));
  }

  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) throws NetworkException {
    descriptor.requireFitting(inputs);
    lock.readLock().lock();
    try {
      if (closed) {
        throw new NetworkException(descriptor.name(), "it was closed");
      }
      engine.prepareThread();
      return forward(inputs);
    } catch (EngineException | IllegalStateException | UnsupportedOperationException e) {
      throw new NetworkException(descriptor.name(), "PyTorch failed: " + firstLine(e), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        module.close();
        memory.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private List<FloatTensor> forward(List<FloatTensor> inputs) throws NetworkException {
    try (PtNDManager call = (PtNDManager) memory.newSubManager()) {
      List<IValue> arguments = new ArrayList<>(inputs.size());
      try {
        for (int i = 0; i < inputs.size(); i++) {
          String type = descriptor.inputs().get(i).type();
          arguments.add(IValue.from(NativeTensor.copyIn(call, inputs.get(i), type)));
        }
        for (ConstantInput constant : descriptor.constants()) {
          arguments.add(
              IValue.from(NativeTensor.copyIn(call, constant.value(), constant.tensor().type())));
        }
        try (IValue result = module.forward(arguments.toArray(IValue[]::new))) {
          return fromNative(result.toNDList(call));
        }
      } finally {
        arguments.forEach(IValue::close);
      }
    }
  }

  private List<FloatTensor> fromNative(NDList outputs) throws NetworkException {
    if (outputs.size() != descriptor.outputs().size()) {
      throw new NetworkException(
          descriptor.name(),
          "gave "
              + outputs.size()
              + " outputs, its descriptor names "
              + descriptor.outputs().size());
    }
    List<FloatTensor> tensors = new ArrayList<>(outputs.size());
    for (NDArray output : outputs) {
      tensors.add(NativeTensor.copyOut(output));
    }
    return tensors;
  }

  /** PyTorch's messages carry pages of native stack. */
  private static String firstLine(RuntimeException thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
