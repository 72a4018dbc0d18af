package io.marram.emulator.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports the services listen on: the preferred ones where they are free, otherwise whatever the
 * system hands out.
 */
record TwinPorts(int mqtt, int mqttTls, int sqs, int dynamoDb, int lambda) {

  /** The only interface the twin listens on. */
  static final String LOOPBACK = "127.0.0.1";

  static TwinPorts choose(TwinSettings settings) {
    return choose(
        settings.mqttPort(),
        settings.mqttTlsPort(),
        settings.sqsPort(),
        settings.dynamoDbPort(),
        settings.lambdaPort());
  }

  /** The ports of a broker that stands alone; the others are not used. */
  static TwinPorts ofBroker(int mqtt) {
    return choose(mqtt, 0, 0, 0, 0);
  }

  private static TwinPorts choose(int mqtt, int mqttTls, int sqs, int dynamoDb, int lambda) {
    List<ServerSocket> reserved = new ArrayList<>();
    try {
      return new TwinPorts(
          reserve(mqtt, reserved),
          reserve(mqttTls, reserved),
          reserve(sqs, reserved),
          reserve(dynamoDb, reserved),
          reserve(lambda, reserved));
    } finally {
      // All stay bound until the last one is chosen, so that no two services get the same port.
      reserved.forEach(TwinPorts::release);
    }
  }

  private static int reserve(int preferred, List<ServerSocket> reserved) {
    try {
      return bind(preferred, reserved);
    } catch (IOException taken) {
      try {
        return bind(0, reserved);
      } catch (IOException e) {
        throw new TwinException("no free port on " + LOOPBACK + ": " + e.getMessage(), e);
      }
    }
  }

  private static int bind(int port, List<ServerSocket> reserved) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(LOOPBACK, port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    reserved.add(socket);
    return socket.getLocalPort();
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new TwinException("cannot release port " + socket.getLocalPort(), e);
    }
  }
}
