package io.marram.cars.impulse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in model that somebody else runs: in this process, on a socket. */
final class StandInServer implements AutoCloseable {

  private final ServerSocketChannel server;
  private final Map<String, String> switches;
  private final Path socket;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

  StandInServer(Path socket, Map<String, String> switches) throws IOException {
    this.socket = socket;
    this.switches = switches;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    begin(this::accept);
  }

  Path socket() {
    return socket;
  }

  private void begin(Runnable work) {
    Thread thread = new Thread(work, "stand-in-model");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        connections.add(connection);
        begin(() -> serve(connection));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      new StandInModel(switches).serve(connection);
    } catch (IOException | InterruptedException e) {
      // the other side has gone, or the test has ended
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.forEach(Thread::interrupt);
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
