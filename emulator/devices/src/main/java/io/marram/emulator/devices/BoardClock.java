package io.marram.emulator.devices;

import io.marram.emulator.devices.board.Board;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells every board when its time to report has come. */
final class BoardClock {

  private final ScheduledExecutorService clockwork;
  private final Consumer<Board> report;
  private final Map<Board, ScheduledFuture<?>> next = new HashMap<>();

  /**
   * @param report is given the board whose turn it is; must not throw
   */
  BoardClock(ScheduledExecutorService clockwork, Consumer<Board> report) {
    this.clockwork = clockwork;
    this.report = report;
  }

  /**
   * Begins anew with a board, at a random time within its interval: boards do not march in step.
   */
  synchronized void restart(Board board) {
    ScheduledFuture<?> pending = next.remove(board);
    if (pending != null) {
      pending.cancel(false);
    }
    schedule(board, ThreadLocalRandom.current().nextLong(board.pauseMillis()) + 1);
  }

  private void schedule(Board board, long millis) {
    next.put(board, clockwork.schedule(() -> turn(board), millis, TimeUnit.MILLISECONDS));
  }

  private void turn(Board board) {
    report.accept(board);
    synchronized (this) {
      if (next.get(board).isCancelled()) {
        return;
      }
      schedule(board, board.pauseMillis());
    }
  }
}
