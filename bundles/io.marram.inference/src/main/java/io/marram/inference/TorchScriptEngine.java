package io.marram.inference;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.marram.inference.InferenceException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * PyTorch inside this JVM.
 *
 * <p>It starts once per class loader of DJL and stays: native code cannot be unloaded, so there is
 * nothing to close. Only networks hold native memory, and they are closed one by one. Every setting
 * that DJL would take from defaults is explicit: offline (no download, no telemetry), a single
 * inter-op thread, no graph optimizer, CPU only.
 *
 * <p>Safe for use by several threads.
 */
public final class TorchScriptEngine implements ModelEngine {

  private static TorchScriptEngine started;

  private final Engine engine;
  private volatile int threads;

  private TorchScriptEngine(Engine engine) {
    this.engine = engine;
  }

  /**
   * Starts PyTorch, or gives the engine that runs already, with its number of threads changed. The
   * libraries of a running engine stay as they are.
   *
   * @throws InferenceException {@link Reason#ENGINE_UNAVAILABLE} if the native libraries are
   *     missing, damaged or do not fit this machine; {@link Reason#PROCESSOR_UNSUPPORTED} if they
   *     cannot run on its processor
   */
  public static synchronized TorchScriptEngine start(EngineSettings settings) {
    if (started == null) {
      requireProcessor();
      started = new TorchScriptEngine(startDjl(settings));
    }
    started.threads = settings.threads();
    return started;
  }

  /**
   * Checks, before anything native is loaded, that PyTorch can run here at all.
   *
   * @throws InferenceException {@link Reason#PROCESSOR_UNSUPPORTED} if not
   */
  public static void requireProcessor() {
    Processor.requireSupported();
  }

  /** The engine, if it was started: by this class, or by this class in an earlier class loader. */
  public static synchronized Optional<TorchScriptEngine> running() {
    if (started == null && isLinked()) {
      start(EngineSettings.defaults());
    }
    return Optional.ofNullable(started);
  }

  /** Whether the class loader of DJL has its native library. */
  private static boolean isLinked() {
    try {
      JniUtils.getNumThreads();
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  @Override
  public String platform() {
    return ModelDescriptor.TORCHSCRIPT;
  }

  /**
   * @throws InferenceException if the file is damaged, not TorchScript or of an unsupported kind
   */
  @Override
  public TorchScriptNetwork load(ModelDescriptor descriptor, byte[] file) {
    return TorchScriptNetwork.open(this, descriptor, file);
  }

  /** The version of PyTorch. */
  public String version() {
    return engine.getVersion();
  }

  NDManager newMemory() {
    return engine.newBaseManager();
  }

  /**
   * Makes the calling thread ready for an inference: PyTorch keeps both settings per thread. The
   * graph optimizer specialises a network for the input shapes it has seen; measured, that made a
   * large detector as it was exported 2.7 times slower, and makes Marram's own no faster.
   */
  void prepareThread() {
    JniUtils.setGraphExecutorOptimize(false);
    int wanted = threads;
    if (JniUtils.getNumThreads() != wanted) {
      JniUtils.setNumThreads(wanted);
    }
  }

  private static Engine startDjl(EngineSettings settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("ai.djl.offline", "true");
    properties.put("OPT_OUT_TRACKING", "true");
    properties.put("PYTORCH_FLAVOR", "cpu");
    properties.put("ai.djl.pytorch.graph_optimizer", "false");
    properties.put("ai.djl.pytorch.num_threads", Integer.toString(settings.threads()));
    settings.libraries().ifPresent(path -> properties.put("ENGINE_CACHE_DIR", path.toString()));
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    TemporaryProperties temporary = new TemporaryProperties(properties);
    // DJL looks for its services and files with the context class loader
    thread.setContextClassLoader(Engine.class.getClassLoader());
    try {
      Engine engine = Engine.getEngine("PyTorch");
      if (JniUtils.getNumInteropThreads() != 1) {
        JniUtils.setNumInteropThreads(1);
      }
      return engine;
    } catch (EngineException | IllegalArgumentException | LinkageError | AssertionError e) {
      throw new InferenceException(
          Reason.ENGINE_UNAVAILABLE, "PyTorch cannot start: " + innermost(e).getMessage(), e);
    } finally {
      thread.setContextClassLoader(loader);
      temporary.restore();
    }
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
