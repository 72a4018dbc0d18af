package io.marram.cars.impulse;

import io.marram.cars.Detections;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  private final Succession succession;
  private final ReentrantLock asking = new ReentrantLock();

  private volatile boolean closed;
  private volatile RunningModel current;

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
    this.succession = new Succession(file, settings, events);
  }

  /** The model that runs, if one does. */
  public Optional<ImpulseModel> model() {
    RunningModel running = current;
    return Optional.ofNullable(running).map(RunningModel::session).map(ModelSession::model);
  }

  @Override
  public Detections detect(RgbImage picture, long timeMillis) throws DetectorException {
    asking.lock();
    try {
      requireOpen();
      succession.poll().ifPresent(this::replaceBy);
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

  @Override
  public List<String> labels() {
    return model().map(ImpulseModel::labels).orElse(List.of());
  }

  /** Centroids have no sizes. */
  @Override
  public boolean knowsSizes() {
    return model().map(model -> model.kind() != ImpulseModel.Kind.CENTROIDS).orElse(false);
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
    if (current == null) {
      awaitSuccessor();
    }
    if (current == null) {
      start();
    }
    succession.follow(current.stamp());
    return current;
  }

  private void awaitSuccessor() throws DetectorException {
    try {
      succession.await().ifPresent(this::replaceBy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DetectorException("interrupted");
    }
  }

  private void replaceBy(RunningModel next) {
    RunningModel before = current;
    current = next;
    if (closed) {
      next.close();
    }
    if (before != null) {
      before.close();
    }
    events.accept(ImpulseEvent.of(ImpulseEvent.Kind.REPLACED, next.session()));
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
      events.accept(ImpulseEvent.of(ImpulseEvent.Kind.STARTED, model.session()));
    } catch (ModelFailure e) {
      current = null;
      throw failed(e, stamp, Duration.ZERO);
    }
  }

  /** The stamp of the file once it is whole; empty if there is none or it is a socket. */
  private Optional<ProgramFile.Stamp> awaitSettled() throws ModelFailure {
    Deadline deadline = Deadline.in(settings.times().start().plus(settings.times().settle()));
    Optional<ProgramFile.Stamp> stamp = file.stamp();
    while (stamp.isPresent() && !file.isSocket() && !settled.look(stamp.get())) {
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

  private DetectorException lost(RunningModel model, ModelFailure failure) {
    current = null;
    model.close();
    return failed(failure, model.stamp(), model.age());
  }

  private DetectorException failed(
      ModelFailure failure, Optional<ProgramFile.Stamp> stamp, Duration ran) {
    restarts.failed(failure, stamp, ran, System.nanoTime());
    if (!closed) {
      events.accept(ImpulseEvent.because(ImpulseEvent.Kind.FAILED, failure.getMessage()));
    }
    return new DetectorException(failure.getMessage());
  }

  /** Ends the model. A call that waits for it fails. */
  @Override
  public void close() {
    closed = true;
    end();
    asking.lock();
    try {
      // a call may have begun one meanwhile
      end();
    } finally {
      asking.unlock();
    }
  }

  private void end() {
    succession.close();
    RunningModel running = current;
    if (running != null) {
      running.close();
    }
  }
}
