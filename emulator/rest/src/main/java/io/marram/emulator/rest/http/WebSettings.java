package io.marram.emulator.rest.http;

/**
 * Where to listen.
 *
 * @param address a name or address of this machine
 * @param port 0 for any that is free
 */
public record WebSettings(String address, int port) {
  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
  }
}
