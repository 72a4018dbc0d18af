package io.marram.cars.impulse;

import io.marram.cars.Detections;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * An Edge Impulse model as a detector. The model is started with the first picture, started again
 * when it fails, and replaced when its file changes: the new one must have answered before the old
 * one is ended. All of this happens when a picture comes; without pictures nothing is looked at.
 *
 * <p>The first call waits until the model runs. While a failed model is not to be tried yet, calls
 * fail at once. One picture at a time; other threads wait.
 */
public final class ImpulseDetector implements Detector, AutoCloseable {

  private static final long LOOK_MILLIS = 50;

  private final ProgramFile file;
  private final ImpulseSettings settings;
  private final Consumer<ImpulseEvent> events;
  private final SettledFile settled;
  private final Restarts restarts;

  /** Of a changed file that was not taken. */
  private final Restarts refusals;

  private final ReentrantLock asking = new ReentrantLock();

  private volatile boolean closed;
  private volatile RunningModel current;
  private volatile Successor successor;

  /**
   * @param eim a model's program, or the socket of one that somebody else runs
   */
  public ImpulseDetector(Path eim, ImpulseSettings settings) {
    this(eim, settings, event -> {});
  }

  /**
   * @param eim a model's program, or the socket of one that somebody else runs
   * @param events told what happens to the model, while a picture is looked at
   */
  public ImpulseDetector(Path eim, ImpulseSettings settings, Consumer<ImpulseEvent> events) {
    this.file = new ProgramFile(eim);
    this.settings = settings;
    this.events = events;
    this.settled = new SettledFile(settings.times().settle());
    this.restarts = new Restarts(settings.restarts());
    this.refusals = new Restarts(settings.restarts());
  }

  /** The model that runs, if one does. */
  public Optional<ImpulseModel> model() {
    RunningModel running = current;
    return Optional.ofNullable(running).map(RunningModel::model);
  }

  @Override
  public Detections detect(RgbImage picture, long timeMillis) throws DetectorException {
    asking.lock();
    try {
      requireOpen();
      followFile();
      RunningModel model = running();
      try {
        return model.detect(picture, timeMillis);
      } catch (ModelFailure e) {
        throw lost(model, e);
      }
    } finally {
      asking.unlock();
    }
  }

  private void requireOpen() throws DetectorException {
    if (closed) {
      throw new DetectorException("the detector is closed");
    }
  }

  private RunningModel running() throws DetectorException {
    if (current != null && current.hasEnded()) {
      lost(current, current.ending());
    }
    if (current == null && successor != null) {
      awaitSuccessor();
    }
    if (current == null) {
      start();
    }
    return current;
  }

  private void start() throws DetectorException {
    long now = System.nanoTime();
    if (!restarts.mayStart(file.stamp(), now)) {
      throw new DetectorException(restarts.state(now));
    }
    Optional<ProgramFile.Stamp> stamp = Optional.empty();
    try {
      stamp = awaitSettled();
      RunningModel model = new RunningModel(file, stamp, settings);
      current = model;
      if (closed) {
        model.close();
      }
      model.open();
      tell(ImpulseEvent.Kind.STARTED, model);
    } catch (ModelFailure e) {
      current = null;
      throw failed(e, stamp, Duration.ZERO);
    }
  }

  /** The stamp of the file once it is whole; empty if there is none or it is a socket. */
  private Optional<ProgramFile.Stamp> awaitSettled() throws ModelFailure {
    Deadline deadline = Deadline.in(settings.times().start().plus(settings.times().settle()));
    Optional<ProgramFile.Stamp> stamp = file.stamp();
    while (stamp.isPresent() && !file.isSocket() && !hasSettled(stamp.get())) {
      if (closed || deadline.isOver()) {
        throw ModelFailure.passing("the file is still being written");
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw ModelFailure.passing("interrupted");
      }
      stamp = file.stamp();
    }
    return stamp;
  }

  private boolean hasSettled(ProgramFile.Stamp stamp) {
    return settled.look(stamp, System.nanoTime(), System.currentTimeMillis());
  }

  /** Begins to start another model when the file has changed, and takes it when it is ready. */
  private void followFile() {
    if (successor != null && successor.isDone()) {
      takeSuccessor();
    }
    if (current != null && successor == null && !file.isSocket()) {
      file.stamp()
          .filter(this::hasSettled)
          .filter(stamp -> !Optional.of(stamp).equals(current.stamp()))
          .filter(stamp -> refusals.mayStart(Optional.of(stamp), System.nanoTime()))
          .ifPresent(this::beginSuccessor);
    }
  }

  private void beginSuccessor(ProgramFile.Stamp stamp) {
    Successor begun = new Successor(new RunningModel(file, Optional.of(stamp), settings));
    successor = begun;
    if (closed) {
      begun.close();
    }
    begun.start();
  }

  private void awaitSuccessor() throws DetectorException {
    try {
      successor.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DetectorException("interrupted");
    }
    takeSuccessor();
  }

  private void takeSuccessor() {
    RunningModel next = successor.model();
    Optional<ModelFailure> failure = successor.failure();
    successor = null;
    if (failure.isPresent()) {
      refusals.failed(failure.get(), next.stamp(), Duration.ZERO, System.nanoTime());
      events.accept(
          new ImpulseEvent(ImpulseEvent.Kind.REFUSED, reason(failure.get().getMessage())));
    } else {
      RunningModel before = current;
      current = next;
      if (before != null) {
        before.close();
      }
      tell(ImpulseEvent.Kind.REPLACED, next);
    }
  }

  private DetectorException lost(RunningModel model, ModelFailure failure) {
    current = null;
    model.close();
    return failed(failure, model.stamp(), model.age());
  }

  private DetectorException failed(
      ModelFailure failure, Optional<ProgramFile.Stamp> stamp, Duration ran) {
    restarts.failed(failure, stamp, ran, System.nanoTime());
    if (!closed) {
      events.accept(new ImpulseEvent(ImpulseEvent.Kind.FAILED, reason(failure.getMessage())));
    }
    return new DetectorException(failure.getMessage());
  }

  private static String reason(String text) {
    return "reason=\"" + text + "\"";
  }

  private void tell(ImpulseEvent.Kind kind, RunningModel running) {
    ImpulseModel model = running.model();
    events.accept(
        new ImpulseEvent(
            kind,
            "model=\"%s\" finds=%s size=%dx%d resize=%s shared_memory=%s"
                .formatted(
                    model.name(),
                    model.kind() == ImpulseModel.Kind.CENTROIDS ? "centroids" : "boxes",
                    model.width(),
                    model.height(),
                    model.resize(),
                    running.usesSharedMemory())));
  }

  /** Ends the model. A call that waits for it fails. */
  @Override
  public void close() {
    closed = true;
    end();
    asking.lock();
    try {
      end();
      current = null;
      successor = null;
    } finally {
      asking.unlock();
    }
  }

  private void end() {
    RunningModel running = current;
    if (running != null) {
      running.close();
    }
    Successor starting = successor;
    if (starting != null) {
      starting.close();
    }
  }
}
