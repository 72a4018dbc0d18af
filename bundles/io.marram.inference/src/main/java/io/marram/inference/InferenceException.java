package io.marram.inference;

/** The engine or a model cannot be used; says what, why and, where it helps, what to do. */
public final class InferenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, for logs, metrics and decisions. */
  public enum Reason {
    /** PyTorch's native libraries are missing, damaged or made for another machine. */
    ENGINE_UNAVAILABLE,
    /** The processor lacks instructions without which the native libraries would end the JVM. */
    PROCESSOR_UNSUPPORTED,
    /** The model's descriptor is not JSON or lacks a field. */
    DESCRIPTOR_MALFORMED,
    /** The descriptor asks for a platform or tensor type that this engine does not run. */
    MODEL_UNSUPPORTED,
    /** The model's file or descriptor is not there or cannot be read. */
    MODEL_MISSING,
    /** The model's file is not the one its descriptor was written for: the checksum differs. */
    MODEL_DAMAGED,
    /** The file is the one that its descriptor names, but the engine cannot load it. */
    MODEL_UNREADABLE
  }

  private final Reason reason;

  /**
   * @param reason the kind of failure
   * @param message what and why
   * @param cause what was thrown underneath, or null
   */
  public InferenceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * @param reason the kind of failure
   * @param message what and why
   */
  public InferenceException(Reason reason, String message) {
    this(reason, message, null);
  }

  /** The kind of failure. */
  public Reason reason() {
    return reason;
  }
}
