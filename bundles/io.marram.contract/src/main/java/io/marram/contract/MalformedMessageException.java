package io.marram.contract;

import java.util.Optional;

/** A message that is not what the contract asks for. Its text says what is wrong and why. */
public final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String requestId;

  public MalformedMessageException(String message) {
    this(message, null);
  }

  private MalformedMessageException(String message, String requestId) {
    super(message);
    this.requestId = requestId;
  }

  /** The same complaint, addressed to the request it answers. */
  public MalformedMessageException about(String requestId) {
    MalformedMessageException addressed = new MalformedMessageException(getMessage(), requestId);
    addressed.setStackTrace(getStackTrace());
    return addressed;
  }

  /** The request's id where it could be read, so that its sender can be told. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }
}
