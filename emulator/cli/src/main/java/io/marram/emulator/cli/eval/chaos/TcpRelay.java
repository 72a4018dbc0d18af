package io.marram.emulator.cli.eval.chaos;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Passes TCP connections on to somewhere else, until the network is cut: then it is as silent as a
 * broken cable. Whatever was connected before or during the cut is closed when it ends.
 */
final class TcpRelay implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final Supplier<InetSocketAddress> target;
  private final Set<Socket> open = new HashSet<>();
  private boolean cut;
  private boolean closed;

  /**
   * Listens on a free port of the loopback interface.
   *
   * @param target asked for each connection
   */
  TcpRelay(Supplier<InetSocketAddress> target) {
    this.target = target;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new CommandFailure("there is no free port: " + e.getMessage(), e);
    }
    daemon("relay", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** From now on nothing passes, and nobody is told. */
  synchronized void cut() {
    cut = true;
  }

  /** The network is back. */
  synchronized void mend() {
    cut = false;
    closeAll();
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      closeAll();
      notifyAll();
    }
    close(server);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (keep(client)) {
          daemon("relay-connection", () -> connect(client));
        }
      } catch (IOException e) {
        // Closed, or the client was gone already.
      }
    }
  }

  private void connect(Socket client) {
    try {
      if (!passable(client)) {
        return;
      }
      Socket there = new Socket();
      there.connect(target.get());
      if (keep(there)) {
        daemon("relay-back", () -> copy(there, client));
        copy(client, there);
      }
    } catch (IOException e) {
      forget(client); // nobody listens there now: the client sees its connection end
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0 && passable(from); count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // The connection has ended; the other direction ends with it.
    } finally {
      awaitNetwork();
      forget(from);
      forget(to);
    }
  }

  /** Waits while the network is cut; whether the connection is still there then. */
  private synchronized boolean passable(Socket socket) {
    awaitNetwork();
    return !socket.isClosed();
  }

  /** Not even that a connection has ended passes a cut network. */
  private synchronized void awaitNetwork() {
    while (cut && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized boolean keep(Socket socket) {
    if (closed) {
      close(socket);
      return false;
    }
    open.add(socket);
    return true;
  }

  private synchronized void forget(Socket socket) {
    open.remove(socket);
    close(socket);
  }

  private synchronized void closeAll() {
    open.forEach(TcpRelay::close);
    open.clear();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is of no use any more either way.
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
