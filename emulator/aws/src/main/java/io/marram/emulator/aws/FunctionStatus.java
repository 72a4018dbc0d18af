package io.marram.emulator.aws;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a deployed function is doing.
 *
 * @param name the function's name
 * @param state what its process does
 * @param reason why it failed last, while that is the state
 * @param pid its process, while there is one
 * @param invocations how many events it was given since its deployment
 * @param errors how many of them ended with an error, a timeout or the end of the process
 */
public record FunctionStatus(
    String name,
    State state,
    Optional<String> reason,
    OptionalLong pid,
    long invocations,
    long errors) {

  /** What the function's process does. */
  public enum State {
    /** There is no process; the next event starts one. */
    IDLE,
    /** The process loads its classes and runs the function's own initialisation. */
    STARTING,
    /** Waiting for an event, or working on one. */
    READY,
    /**
     * The last process died or never became ready; the next event starts another, after a pause.
     */
    FAILED,
    /** The function was removed, or the twin is closed. */
    CLOSED
  }
}
