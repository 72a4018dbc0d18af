package io.marram.emulator.devices;

import io.marram.emulator.devices.bluez.FakeBluez;
import io.marram.emulator.devices.board.Board;
import io.marram.emulator.devices.board.Fault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All fake boards, the BlueZ that hears them, and the bus that it is on. Any thread may use it. */
public final class BoardField implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(BoardField.class);
  private static final int THREADS = 2;
  private static final long OUTAGE_MILLIS = 2000;
  private static final long SWEEP_MILLIS = 2000;
  private static final long GRACE_MILLIS = 100;

  private final BoardsSettings settings;
  private final PrivateBus bus;
  private final Map<String, Board> boards = new LinkedHashMap<>();
  private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(THREADS);
  private final BoardClock clock = new BoardClock(clockwork, this::report);
  private volatile FakeBluez bluez;
  private volatile BoardControl control;

  private BoardField(BoardsSettings settings, PrivateBus bus) {
    this.settings = settings;
    this.bus = bus;
    settings
        .boards()
        .forEach(each -> boards.put(each.name(), new Board(each, settings.intervalMillis())));
  }

  /** Starts the bus and everything on it; returns when clients can use it. */
  public static BoardField start(BoardsSettings settings, PrivateBus bus)
      throws IOException, DBusException {
    BoardField field = new BoardField(settings, bus);
    boolean well = false;
    try {
      bus.start();
      field.appear();
      field.boards.values().forEach(field.clock::restart);
      field.clockwork.scheduleWithFixedDelay(
          field::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
      well = true;
      return field;
    } finally {
      if (!well) {
        field.close();
      }
    }
  }

  /** The bus's address for clients. */
  public String address() {
    return bus.address();
  }

  private void appear() throws DBusException {
    appearBluez();
    control = BoardControl.start(bus.address(), this);
  }

  private void appearBluez() throws DBusException {
    bluez =
        FakeBluez.start(
            bus.address(),
            settings.adapterNames(),
            settings.slots(),
            List.copyOf(boards.values()),
            clockwork);
  }

  private void report(Board board) {
    FakeBluez now = bluez;
    if (now != null) {
      try {
        now.report(board, System.currentTimeMillis());
      } catch (RuntimeException e) {
        logger.warn(
            "event=board.report.failed board={} reason=\"{}\"",
            board.identity().name(),
            e.toString());
      }
    }
  }

  private void sweep() {
    FakeBluez now = bluez;
    if (now != null) {
      try {
        now.sweep();
      } catch (RuntimeException e) {
        logger.warn("event=boards.sweep.failed reason=\"{}\"", e.toString());
      }
    }
  }

  /** The boards. */
  public List<Board> boards() {
    return List.copyOf(boards.values());
  }

  public BoardsSettings settings() {
    return settings;
  }

  /** BlueZ, unless it is away for the moment. */
  Optional<FakeBluez> bluez() {
    return Optional.ofNullable(bluez);
  }

  /**
   * Lets a board, an adapter or the bus fail.
   *
   * @throws IllegalArgumentException if there is no such thing, or it cannot fail so
   */
  public synchronized void fail(String name, Fault fault) {
    switch (fault.scope()) {
      case BOARD -> {
        Board board = board(name);
        board.fail(fault);
        bluez().ifPresent(now -> now.failed(board, fault));
        clock.restart(board);
      }
      case ADAPTER -> present().failAdapter(adapter(name), fault);
      case BUS -> {
        if (!name.equals(Fault.BUS_NAME)) {
          throw new IllegalArgumentException(
              fault.word() + " befalls the " + Fault.BUS_NAME + ", not " + name);
        }
        present();
        // A little later, so that whoever asked for it still gets an answer.
        clockwork.schedule(() -> vanish(fault), GRACE_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /**
   * Ends a fault.
   *
   * @param name of a board or an adapter, or {@code all}
   * @throws IllegalArgumentException if there is no such thing
   */
  public synchronized void heal(String name) {
    if (name.equals("all")) {
      boards.values().forEach(this::heal);
      bluez().ifPresent(now -> settings.adapterNames().forEach(now::healAdapter));
    } else if (settings.adapterNames().contains(name)) {
      present().healAdapter(name);
    } else if (name.equals(Fault.BUS_NAME)) {
      throw new IllegalArgumentException("the bus comes back by itself");
    } else {
      heal(board(name));
    }
  }

  private void heal(Board board) {
    board.heal();
    clock.restart(board);
  }

  private Board board(String name) {
    Board board = boards.get(name);
    if (board == null) {
      throw new IllegalArgumentException("there is no board \"" + name + "\"");
    }
    return board;
  }

  private String adapter(String name) {
    if (!settings.adapterNames().contains(name)) {
      throw new IllegalArgumentException("there is no adapter \"" + name + "\"");
    }
    return name;
  }

  private FakeBluez present() {
    return bluez().orElseThrow(() -> new IllegalArgumentException("bluetoothd is just away"));
  }

  private synchronized void vanish(Fault fault) {
    logger.info("event=boards.outage.began kind={}", fault.word());
    FakeBluez before = bluez;
    bluez = null;
    try {
      if (before != null) {
        before.close();
      }
      if (fault == Fault.BUS_RESET) {
        control.close();
        bus.stop();
      }
    } catch (IOException e) {
      logger.error("event=boards.outage.failed reason=\"{}\"", e.getMessage());
    }
    clockwork.schedule(() -> comeBack(fault), OUTAGE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void comeBack(Fault fault) {
    try {
      if (fault == Fault.BUS_RESET) {
        bus.start();
        appear();
      } else {
        appearBluez();
      }
      logger.info("event=boards.outage.ended kind={}", fault.word());
    } catch (IOException | DBusException | RuntimeException e) {
      logger.error("event=boards.outage.failed action=try-again reason=\"{}\"", e.toString());
      clockwork.schedule(() -> comeBack(fault), OUTAGE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    clockwork.shutdownNow();
    if (bluez != null) {
      bluez.close();
    }
    if (control != null) {
      control.close();
    }
    bus.stop();
  }
}
