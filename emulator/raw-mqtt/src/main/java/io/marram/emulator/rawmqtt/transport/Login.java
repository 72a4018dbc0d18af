package io.marram.emulator.rawmqtt.transport;

/** Who the gateway is to the broker; either may be empty. Does not show its password. */
public record Login(String username, String password) {
  @Override
  public String toString() {
    return "Login[username=" + username + "]";
  }
}
