package io.marram.cars.impulse;

import io.marram.cars.Detections;
import io.marram.cars.detect.DetectorException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A model that has been started, from one file, once. Asked by one thread; any thread may close it,
 * which ends a wait.
 */
final class RunningModel implements AutoCloseable {

  private static final long LOOK_MILLIS = 20;

  private final ProgramFile file;
  private final Optional<ProgramFile.Stamp> stamp;
  private final ImpulseSettings settings;

  private boolean closed;
  private RunFolder folder;
  private ModelProcess process;
  private ModelConnection connection;
  private ModelSession session;
  private long openedNanos;

  /**
   * @param stamp of the file that is to be started
   */
  RunningModel(ProgramFile file, Optional<ProgramFile.Stamp> stamp, ImpulseSettings settings) {
    this.file = file;
    this.stamp = stamp;
    this.settings = settings;
  }

  Optional<ProgramFile.Stamp> stamp() {
    return stamp;
  }

  /** What is said to it, once it is open; null before. */
  synchronized ModelSession session() {
    return session;
  }

  /** For how long it has been open. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedNanos);
  }

  /**
   * Starts it, or connects to it, and asks what it is and what it makes of a black picture. After a
   * failure it is closed.
   */
  void open() throws ModelFailure {
    try {
      Deadline deadline = Deadline.in(settings.times().start());
      ModelConnection connected = connect(begin(), deadline);
      converse(new ModelSession(connected, settings)).open(deadline);
      openedNanos = System.nanoTime();
    } catch (ModelFailure e) {
      ModelFailure explained = explain(e);
      close();
      throw explained;
    } catch (DetectorException e) {
      close();
      throw ModelFailure.passing(e.getMessage());
    }
  }

  /** Where it listens or will listen. */
  private synchronized Path begin() throws ModelFailure {
    requireOpen();
    if (file.isSocket()) {
      return file.path();
    }
    file.requireProgram();
    folder = RunFolder.create(settings.workingFolder());
    process =
        new ModelProcess(file.path(), folder.path(), folder.socket(), settings.times().stop());
    return folder.socket();
  }

  private ModelConnection connect(Path socket, Deadline deadline) throws ModelFailure {
    Optional<ModelConnection> opened = tryToConnect(socket);
    while (opened.isEmpty()) {
      if (deadline.isOver()) {
        throw ModelFailure.passing("it does not listen within " + deadline.text());
      }
      pause();
      opened = tryToConnect(socket);
    }
    return opened.get();
  }

  private synchronized Optional<ModelConnection> tryToConnect(Path socket) throws ModelFailure {
    requireOpen();
    if (process != null && !process.isAlive()) {
      throw ModelFailure.passing("it ended before it listened");
    }
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try {
      connection = ModelConnection.open(socket);
      return Optional.of(connection);
    } catch (IOException e) {
      // the socket is there a moment before it is listened to
      return Optional.empty();
    }
  }

  private void requireOpen() throws ModelFailure {
    if (closed) {
      throw ModelFailure.passing("closed");
    }
  }

  private static void pause() throws ModelFailure {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ModelFailure.passing("interrupted");
    }
  }

  private synchronized ModelSession converse(ModelSession begun) throws ModelFailure {
    requireOpen();
    session = begun;
    return begun;
  }

  /**
   * What it finds in a picture.
   *
   * @throws ModelFailure if it is of no more use
   * @throws DetectorException if it cannot look at this picture
   */
  Detections detect(RgbImage picture, long timeMillis) throws ModelFailure, DetectorException {
    try {
      return session().detect(picture, timeMillis);
    } catch (ModelFailure e) {
      throw explain(e);
    }
  }

  private ModelFailure explain(ModelFailure failure) {
    ModelProcess started = process();
    return started == null ? failure : failure.with(started.lastWords());
  }

  private synchronized ModelProcess process() {
    return process;
  }

  /** Whether it has a process that has ended. */
  boolean hasEnded() {
    ModelProcess started = process();
    return started != null && !started.isAlive();
  }

  /** How it ended. */
  ModelFailure ending() {
    return explain(ModelFailure.passing("it ended"));
  }

  /** Ends its process. Nothing of it remains. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (connection != null) {
      connection.close();
    }
    if (process != null) {
      process.close();
    }
    if (session != null) {
      session.close();
    }
    if (session != null && process != null) {
      session.removeMemory();
    }
    if (folder != null) {
      folder.close();
    }
  }
}
