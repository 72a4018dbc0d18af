package io.marram.cars.impulse;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A model that is started beside the one that runs. */
final class Successor implements AutoCloseable {

  private final RunningModel model;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;
  private volatile ModelFailure failure;

  Successor(RunningModel model) {
    this.model = model;
    this.thread = new Thread(this::open, "marram-impulse-start");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void open() {
    try {
      model.open();
    } catch (ModelFailure e) {
      failure = e;
    } finally {
      done.countDown();
    }
  }

  RunningModel model() {
    return model;
  }

  boolean isDone() {
    return done.getCount() == 0;
  }

  /** Waits until it is done. */
  void await() throws InterruptedException {
    done.await();
  }

  /** Why it cannot be used, once it is done; empty if it can. */
  Optional<ModelFailure> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    model.close();
  }
}
