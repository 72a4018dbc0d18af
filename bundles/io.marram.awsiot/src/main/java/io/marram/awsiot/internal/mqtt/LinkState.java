package io.marram.awsiot.internal.mqtt;

/**
 * How it stands with a connection.
 *
 * @param phase in one word
 * @param reason why, for people; empty when connected
 */
public record LinkState(Phase phase, String reason) {

  /** In one word. */
  public enum Phase {
    /** Nobody wants a connection. */
    STOPPED,
    /** It is being made. */
    CONNECTING,
    CONNECTED,
    /** The broker or the way to it is away; tried again for ever. */
    AWAY,
    /** The broker refuses us or we refuse it; tried again now and then, at once after a change. */
    REFUSED,
    /** Key or certificate cannot be used; looked at again now and then. */
    UNUSABLE
  }

  static final LinkState STOPPED = new LinkState(Phase.STOPPED, "");
  static final LinkState CONNECTING = new LinkState(Phase.CONNECTING, "");
  static final LinkState CONNECTED = new LinkState(Phase.CONNECTED, "");

  public boolean isConnected() {
    return phase == Phase.CONNECTED;
  }
}
