package io.marram.emulator.aws;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An MQTT client that does what libraries refuse to do, over mutual TLS. */
final class RawMqttClient implements AutoCloseable {

  static final int PUBACK = 4;
  static final int SUBACK = 9;
  static final int PINGRESP = 13;
  static final int DISCONNECT = 14;

  private final SSLSocket socket;
  private final DataInputStream input;
  private final OutputStream output;
  private final boolean mqtt5;

  private RawMqttClient(SSLSocket socket, boolean mqtt5) throws IOException {
    this.socket = socket;
    this.input = new DataInputStream(socket.getInputStream());
    this.output = socket.getOutputStream();
    this.mqtt5 = mqtt5;
  }

  /** Connects as the thing and returns after the broker has said yes. */
  static RawMqttClient connect(BrokerFixture aws, String thing, boolean mqtt5) throws Exception {
    Path credentials = aws.broker().issueCertificate(thing);
    SSLContext context = SSLContext.getInstance("TLS");
    KeyStore own = ThingTrust.keys(credentials);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, ThingTrust.PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(ThingTrust.trusted(credentials.resolve("ca.pem")));
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(aws.broker().tls().getHost(), aws.broker().tls().getPort());
    socket.setSoTimeout(20_000);
    RawMqttClient client = new RawMqttClient(socket, mqtt5);
    ByteArrayOutputStream connect = new ByteArrayOutputStream();
    text(connect, "MQTT");
    connect.write(mqtt5 ? 5 : 4);
    connect.write(2);
    connect.write(new byte[] {0, 60});
    if (mqtt5) {
      connect.write(0);
    }
    text(connect, thing);
    client.send(0x10, connect.toByteArray());
    Packet answer = client.receive().orElseThrow();
    if (answer.type() != 2 || answer.body()[1] != 0) {
      throw new IOException("not connected: " + answer.body()[1]);
    }
    return client;
  }

  void publish(String topic, int packetId, int qos, byte[] payload) throws IOException {
    ByteArrayOutputStream publish = new ByteArrayOutputStream();
    text(publish, topic);
    if (qos > 0) {
      publish.write(packetId >> 8);
      publish.write(packetId);
    }
    if (mqtt5) {
      publish.write(0);
    }
    publish.write(payload);
    send(0x30 | qos << 1, publish.toByteArray());
  }

  void subscribe(int packetId, int qos, int subscriptionIdentifier, String... filters)
      throws IOException {
    ByteArrayOutputStream subscribe = new ByteArrayOutputStream();
    subscribe.write(packetId >> 8);
    subscribe.write(packetId);
    if (mqtt5) {
      subscribe.write(subscriptionIdentifier > 0 ? new byte[] {2, 0x0B, 1} : new byte[] {0});
    }
    for (String filter : filters) {
      text(subscribe, filter);
      subscribe.write(qos);
    }
    send(0x82, subscribe.toByteArray());
  }

  void ping() throws IOException {
    send(0xC0, new byte[0]);
  }

  /** The next packet; empty if the broker closed the connection. */
  Optional<Packet> receive() throws IOException {
    try {
      int first = input.readUnsignedByte();
      int length = 0;
      for (int shift = 0; ; shift += 7) {
        int digit = input.readUnsignedByte();
        length |= (digit & 0x7F) << shift;
        if (digit < 0x80) {
          break;
        }
      }
      byte[] body = new byte[length];
      input.readFully(body);
      return Optional.of(new Packet(first >> 4, body));
    } catch (EOFException | SocketException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void send(int first, byte[] body) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(first);
    int rest = body.length;
    do {
      packet.write(rest > 0x7F ? rest & 0x7F | 0x80 : rest);
      rest >>= 7;
    } while (rest > 0);
    packet.write(body);
    output.write(packet.toByteArray());
    output.flush();
  }

  private static void text(ByteArrayOutputStream target, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    target.write(bytes.length >> 8);
    target.write(bytes.length);
    target.write(bytes);
  }

  record Packet(int type, byte[] body) {

    /** Of a DISCONNECT, where it is all there is. */
    int disconnectReason() {
      return body.length == 0 ? 0 : Byte.toUnsignedInt(body[0]);
    }

    int packetId() {
      return Byte.toUnsignedInt(body[0]) << 8 | Byte.toUnsignedInt(body[1]);
    }

    /** Of a PUBACK. */
    int pubAckReason() {
      return body.length == 2 ? 0 : Byte.toUnsignedInt(body[2]);
    }
  }
}
