package io.marram.emulator.cli.eval.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpRelayTest {

  private ServerSocket echo;
  private TcpRelay relay;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread server = new Thread(this::echo, "echo");
    server.setDaemon(true);
    server.start();
    relay =
        new TcpRelay(
            () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()));
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    echo.close();
  }

  @Test
  void passesBytesBothWays() throws IOException {
    try (Socket client = connect()) {
      assertThat(answer(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void isSilentWhileTheNetworkIsCutAndWorksAgainAfterIt() throws IOException {
    try (Socket before = connect()) {
      answer(before, 1);
      relay.cut();
      before.setSoTimeout(200);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(before, 2));
      try (Socket during = connect()) {
        during.setSoTimeout(200);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(during, 3));
      }

      relay.mend();

      before.setSoTimeout(0);
      assertEnded(before);
    }
    try (Socket after = connect()) {
      assertThat(answer(after, 4)).isEqualTo(4);
    }
  }

  @Test
  void endsAConnectionIfNobodyListensThere() throws IOException {
    echo.close();
    try (Socket client = connect()) {
      assertEnded(client);
    }
  }

  private static void assertEnded(Socket socket) {
    int read;
    try {
      read = socket.getInputStream().read();
    } catch (IOException reset) {
      read = -1;
    }
    assertThat(read).isEqualTo(-1);
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port());
  }

  private static int answer(Socket socket, int question) throws IOException {
    socket.getOutputStream().write(question);
    return socket.getInputStream().read();
  }

  private void echo() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        Thread thread = new Thread(() -> echo(client), "echo-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        // Closed by the test.
      }
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The relay has closed it.
    }
  }
}
