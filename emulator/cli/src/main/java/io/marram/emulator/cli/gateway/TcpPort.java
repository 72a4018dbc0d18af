package io.marram.emulator.cli.gateway;

/** Where a server may listen. */
public final class TcpPort {

  private TcpPort() {}

  /**
   * @param port 0 for any that is free
   * @throws IllegalArgumentException if there is no such port
   */
  public static void require(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port must be from 0 to 65535, was " + port);
    }
  }
}
