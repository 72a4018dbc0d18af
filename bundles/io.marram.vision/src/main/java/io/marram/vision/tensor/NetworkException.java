package io.marram.vision.tensor;

/** A network could not answer; the message names the network and the reason. */
public class NetworkException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String network;

  /**
   * @param network the model's name
   * @param reason why it could not answer
   */
  public NetworkException(String network, String reason) {
    this(network, reason, null);
  }

  /**
   * @param network the model's name
   * @param reason why it could not answer
   * @param cause what was thrown underneath, or null
   */
  public NetworkException(String network, String reason, Throwable cause) {
    super("network " + network + ": " + reason, cause);
    this.network = network;
  }

  /** The name of the model that could not answer. */
  public String network() {
    return network;
  }
}
