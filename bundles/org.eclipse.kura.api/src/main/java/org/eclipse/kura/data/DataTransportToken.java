package org.eclipse.kura.data;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** A message that was sent: its id, and the session in which the id is valid. */
@ProviderType
public class DataTransportToken {
  private final int messageId;
  private final String sessionId;

  public DataTransportToken(int messageId, String sessionId) {
    this.messageId = messageId;
    this.sessionId = sessionId;
  }

  public int getMessageId() {
    return messageId;
  }

  public String getSessionId() {
    return sessionId;
  }

  @Override
  public int hashCode() {
    return Objects.hash(messageId, sessionId);
  }

  @Override
  public boolean equals(Object other) {
    return other != null
        && getClass() == other.getClass()
        && messageId == ((DataTransportToken) other).messageId
        && Objects.equals(sessionId, ((DataTransportToken) other).sessionId);
  }
}
