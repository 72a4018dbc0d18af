package io.marram.camera.ffmpeg;

/** A video that cannot be read or written; the message says why in a sentence, without secrets. */
public class VideoException extends Exception {

  /** What may help. */
  public enum Cause {
    /** It may be better at once, such as a connection that broke. */
    PASSING,
    /** Somebody has to do something first: another address, password, file or library. */
    LASTING
  }

  private static final long serialVersionUID = 1L;

  private final Cause kind;

  public VideoException(Cause kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  public VideoException(Cause kind, String reason, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  /** Whether trying again at once makes sense. */
  public boolean isPassing() {
    return kind == Cause.PASSING;
  }
}
