package io.marram.inference.internal;

import io.marram.inference.EngineSettings;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.NativePlatform;
import io.marram.inference.TorchScriptEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts PyTorch as soon as its libraries and a valid configuration are there.
 *
 * <p>Unpacking takes seconds to a minute, so it happens on a thread that exists only as long as
 * there is something to do; {@link #close} ends it.
 */
final class EngineStarter implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(EngineStarter.class);
  private static final int LONGEST_START_SECONDS = 60;

  private final NativePlatform platform;
  private final Path defaultDirectory;
  private final Consumer<TorchScriptEngine> started;
  private final ThreadPoolExecutor worker;

  private InferenceEngineSettings settings;
  private NativesArchive archive;

  /**
   * @param defaultDirectory where to keep libraries if the settings do not say
   * @param started is told when the engine runs, on a thread of the starter
   */
  EngineStarter(
      NativePlatform platform, Path defaultDirectory, Consumer<TorchScriptEngine> started) {
    this.platform = platform;
    this.defaultDirectory = defaultDirectory;
    this.started = started;
    worker =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "marram-inference-start"));
    worker.allowCoreThreadTimeOut(true);
  }

  /** New settings: the threads of a running engine change at once, else starting is tried again. */
  synchronized void apply(InferenceEngineSettings wanted) {
    settings = wanted;
    schedule();
  }

  /** Libraries for this machine have appeared. */
  synchronized void offer(NativesArchive found) {
    archive = found;
    schedule();
  }

  /** Ends a start that is under way and waits for it. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
        logger.error("event=engine.stuck reason=\"starting PyTorch did not end\"");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void schedule() {
    InferenceEngineSettings current = settings;
    NativesArchive libraries = archive;
    if (current == null || (libraries == null && TorchScriptEngine.running().isEmpty())) {
      return;
    }
    try {
      worker.execute(() -> start(current, libraries));
    } catch (RejectedExecutionException e) {
      logger.debug("event=engine.closing");
    }
  }

  private void start(InferenceEngineSettings current, NativesArchive libraries) {
    try {
      TorchScriptEngine.requireProcessor();
      boolean running = TorchScriptEngine.running().isPresent();
      TorchScriptEngine engine =
          running ? startWith(current, Optional.empty()) : startFrom(libraries, current);
      if (!running) {
        logger.info(
            "event=engine.started pytorch={} natives={}", engine.version(), libraries.origin());
      }
      started.accept(engine);
    } catch (RestartNeededException e) {
      logger.error(
          "event=engine.restart.needed natives={} reason=\"{}\" action=\"restart Kura\"",
          libraries.origin(),
          e.getMessage());
    } catch (IOException | InferenceException e) {
      if (e instanceof InferenceException unable
          && unable.reason() == Reason.PROCESSOR_UNSUPPORTED) {
        logger.error("event=engine.unsupported reason=\"{}\"", e.getMessage());
        return;
      }
      if (worker.isShutdown()) {
        return;
      }
      logger.error(
          "event=engine.unavailable natives={} directory={} reason=\"{}\" action=\"free 500 MB"
              + " there or choose another directory; if that is not it, install the natives bundle"
              + " again\"",
          libraries.origin(),
          directory(current),
          e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private TorchScriptEngine startFrom(NativesArchive libraries, InferenceEngineSettings current)
      throws IOException {
    boolean loadedBefore = LoadedLibraries.find().isPresent();
    LibraryDirectory directory = new LibraryDirectory(directory(current), platform);
    try {
      return directory.load(libraries, folder -> startWith(current, Optional.of(folder)));
    } catch (InferenceException damaged) {
      if (loadedBefore) {
        throw damaged;
      }
      // A disk may have damaged what was unpacked once: unpack it again before giving up
      directory.discard(libraries);
      if (LoadedLibraries.find().isPresent()) {
        throw new RestartNeededException(damaged.getMessage() + ", but a part of it is loaded");
      }
      logger.warn("event=natives.unpack.again reason=\"{}\"", damaged.getMessage());
      return directory.load(libraries, folder -> startWith(current, Optional.of(folder)));
    }
  }

  private static TorchScriptEngine startWith(
      InferenceEngineSettings current, Optional<Path> libraries) {
    return TorchScriptEngine.start(new EngineSettings(current.threads(), libraries));
  }

  private Path directory(InferenceEngineSettings current) {
    return current.nativesDirectory().orElse(defaultDirectory);
  }
}
