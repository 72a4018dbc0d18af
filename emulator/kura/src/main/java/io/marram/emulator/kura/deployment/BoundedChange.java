package io.marram.emulator.kura.deployment;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Changes the framework in a thread of its own, so that a bundle that hangs while it starts or
 * stops ends the change and not all later ones. If it cannot be interrupted either, it holds the
 * framework's locks: then every later change is refused until the gateway is started again.
 */
final class BoundedChange {

  /** Something that starts or stops bundles. */
  interface Change<T> {
    T run() throws PackageException;
  }

  private static final long POLL_MILLIS = 50;
  private static final long INTERRUPTED_MILLIS = 5_000;

  private final BundleContext context;
  private final Duration limit;
  private volatile String hanging = "";

  /**
   * @param limit for the start or the stop of one bundle
   */
  BoundedChange(BundleContext context, Duration limit) {
    this.context = context;
    this.limit = limit;
  }

  /**
   * Refuses when an earlier change hangs.
   *
   * @throws PackageException saying which bundle hangs, and what to do
   */
  void requireNoneHangs() throws PackageException {
    if (!hanging.isEmpty()) {
      throw new PackageException(hanging);
    }
  }

  /**
   * Runs a change and waits for it.
   *
   * @throws PackageException that of the change, or saying which bundle hangs
   */
  <T> T run(Change<T> change) throws PackageException {
    requireNoneHangs();
    FutureTask<T> task = new FutureTask<>(change::run);
    Thread thread = new Thread(task, "package-change");
    thread.setDaemon(true);
    Watch watch = new Watch(thread);
    context.addBundleListener(watch);
    thread.start();
    try {
      return await(task, watch);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new PackageException("the gateway was stopped", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      context.removeBundleListener(watch);
    }
  }

  private <T> T await(FutureTask<T> task, Watch watch)
      throws InterruptedException, ExecutionException, PackageException {
    while (true) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        Optional<String> late = watch.late();
        if (late.isPresent()) {
          throw interrupted(watch.thread, late.get());
        }
      }
    }
  }

  private PackageException interrupted(Thread thread, String late) throws InterruptedException {
    thread.interrupt();
    thread.join(INTERRUPTED_MILLIS);
    if (!thread.isAlive()) {
      return new PackageException(late);
    }
    hanging = late + " and cannot be interrupted: restart the gateway";
    return new PackageException(hanging);
  }

  private static PackageException failure(Throwable cause) {
    if (cause instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return (PackageException) cause;
  }

  /** Sees how long the bundle takes that the thread starts or stops now. */
  private final class Watch implements SynchronousBundleListener {
    private record Step(Bundle bundle, String what, long began) {}

    private final Thread thread;
    private volatile Optional<Step> step = Optional.empty();

    Watch(Thread thread) {
      this.thread = thread;
    }

    /** A bundle that has started may still have components to activate, in the same thread. */
    @Override
    public void bundleChanged(BundleEvent event) {
      if (Thread.currentThread() == thread) {
        step =
            switch (event.getType()) {
              case BundleEvent.STARTING, BundleEvent.STARTED -> step(event, "started");
              case BundleEvent.STOPPING -> step(event, "stopped");
              default -> Optional.empty();
            };
      }
    }

    private static Optional<Step> step(BundleEvent event, String what) {
      return Optional.of(new Step(event.getBundle(), what, System.nanoTime()));
    }

    Optional<String> late() {
      return step.filter(now -> System.nanoTime() - now.began() > limit.toNanos())
          .map(
              now ->
                  "bundle %s has not %s within %d s"
                      .formatted(now.bundle().getSymbolicName(), now.what(), limit.toSeconds()));
    }
  }
}
