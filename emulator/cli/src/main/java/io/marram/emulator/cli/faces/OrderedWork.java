package io.marram.emulator.cli.faces;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things with several threads and hands the results on in the things' order. Few are
 * under way at any time, so memory does not depend on how many there are.
 */
final class OrderedWork {

  private static final int AHEAD_PER_THREAD = 4;

  private final int threads;

  OrderedWork(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.threads = threads;
  }

  /**
   * @param work called by several threads at once
   * @param results called by the calling thread
   */
  <T, R> void each(Iterable<T> things, Function<T, R> work, Consumer<R> results)
      throws InterruptedException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "work");
              thread.setDaemon(true);
              return thread;
            });
    Queue<Future<R>> underWay = new ArrayDeque<>();
    try {
      for (T thing : things) {
        if (underWay.size() == threads * AHEAD_PER_THREAD) {
          results.accept(result(underWay.remove()));
        }
        underWay.add(pool.submit(() -> work.apply(thing)));
      }
      while (!underWay.isEmpty()) {
        results.accept(result(underWay.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> R result(Future<R> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
