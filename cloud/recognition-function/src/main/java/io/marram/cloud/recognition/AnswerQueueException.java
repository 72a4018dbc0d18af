package io.marram.cloud.recognition;

/** The answer could not be put into its queue; it may be tried again. */
final class AnswerQueueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AnswerQueueException(String message, Throwable cause) {
    super(message, cause);
  }
}
