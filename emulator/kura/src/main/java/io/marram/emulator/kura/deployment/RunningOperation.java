package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An operation while it goes on: each change is written to the history. */
final class RunningOperation {
  private final OperationHistory history;
  private volatile PackageOperation state;

  RunningOperation(OperationHistory history, Kind kind, String source, String name) {
    this.history = history;
    this.state =
        new PackageOperation(
            UUID.randomUUID().toString(),
            kind,
            source,
            name,
            "",
            State.QUEUED,
            0,
            "waiting",
            Instant.now(),
            Optional.empty());
    history.add(state);
  }

  String id() {
    return state.id();
  }

  PackageOperation state() {
    return state;
  }

  /** Says which package it is about. */
  void name(PackageFile file, boolean isUpdate) {
    set(
        isUpdate ? Kind.UPDATE : state.kind(),
        file.name(),
        file.version().toString(),
        state.state(),
        state.progress(),
        state.message(),
        Optional.empty());
  }

  /**
   * Begins to change the package; from now on a kill of the gateway is told after its next start.
   *
   * @param fingerprint of the package that is to be installed; empty for an uninstallation
   */
  void changes(double progress, String message, String fingerprint) {
    update(State.INSTALLING, progress, message);
    history.changes(state, fingerprint);
  }

  void update(State next, double progress, String message) {
    set(state.kind(), state.name(), state.version(), next, progress, message, Optional.empty());
  }

  void end(State last, String message) {
    state = ended(state, last, message);
    history.replace(state);
  }

  /** The operation at its end, now. */
  static PackageOperation ended(PackageOperation operation, State last, String message) {
    return new PackageOperation(
        operation.id(),
        operation.kind(),
        operation.source(),
        operation.name(),
        operation.version(),
        last,
        1,
        message,
        operation.started(),
        Optional.of(Instant.now()));
  }

  private void set(
      Kind kind,
      String name,
      String version,
      State next,
      double progress,
      String message,
      Optional<Instant> ended) {
    state =
        new PackageOperation(
            state.id(),
            kind,
            state.source(),
            name,
            version,
            next,
            progress,
            message,
            state.started(),
            ended);
    history.replace(state);
  }
}
