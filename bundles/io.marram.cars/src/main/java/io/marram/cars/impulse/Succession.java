package io.marram.cars.impulse;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts another model beside the one that runs when the file has changed. Asked by one thread; any
 * thread may close it.
 */
final class Succession implements AutoCloseable {

  private final ProgramFile file;
  private final ImpulseSettings settings;
  private final Consumer<ImpulseEvent> events;
  private final SettledFile settled;
  private final Restarts refusals;

  private volatile boolean closed;
  private volatile Successor successor;

  Succession(ProgramFile file, ImpulseSettings settings, Consumer<ImpulseEvent> events) {
    this.file = file;
    this.settings = settings;
    this.events = events;
    this.settled = new SettledFile(settings.times().settle());
    this.refusals = new Restarts(settings.restarts());
  }

  /**
   * Begins one if the file is another.
   *
   * @param running the file that runs
   */
  void follow(Optional<ProgramFile.Stamp> running) {
    if (successor == null && !file.isSocket()) {
      file.stamp()
          .filter(settled::look)
          .filter(stamp -> !Optional.of(stamp).equals(running))
          .filter(stamp -> refusals.mayStart(Optional.of(stamp), System.nanoTime()))
          .ifPresent(this::begin);
    }
  }

  private void begin(ProgramFile.Stamp stamp) {
    Successor begun = new Successor(new RunningModel(file, Optional.of(stamp), settings));
    successor = begun;
    if (closed) {
      begun.close();
    }
    begun.start();
  }

  /** The other model, if it is ready. */
  Optional<RunningModel> poll() {
    return successor != null && successor.isDone() ? take() : Optional.empty();
  }

  /** The other model, if one is on its way and can be used. */
  Optional<RunningModel> await() throws InterruptedException {
    if (successor == null) {
      return Optional.empty();
    }
    successor.await();
    return take();
  }

  private Optional<RunningModel> take() {
    RunningModel model = successor.model();
    Optional<ModelFailure> failure = successor.failure();
    successor = null;
    if (failure.isEmpty()) {
      return Optional.of(model);
    }
    refusals.failed(failure.get(), model.stamp(), Duration.ZERO, System.nanoTime());
    if (!closed) {
      events.accept(ImpulseEvent.because(ImpulseEvent.Kind.REFUSED, failure.get().getMessage()));
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    Successor starting = successor;
    if (starting != null) {
      starting.close();
    }
  }
}
