package io.marram.camera.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A camera that answers as a test wants, byte by byte. */
final class FakeCamera implements AutoCloseable {

  /** A request as it came. */
  record Request(String line, Map<String, String> headers) {
    String authorization() {
      return headers.getOrDefault("authorization", "");
    }
  }

  /** What it answers; the connection ends when it returns. */
  interface Answer {
    void write(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  FakeCamera(Answer answer) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
  }

  FakeCamera(ServerSocket server, Answer answer) {
    this.server = server;
    this.answer = answer;
    begin(this::accept);
  }

  /** From the next request on. */
  void answers(Answer next) {
    answer = next;
  }

  int port() {
    return server.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  private void begin(Runnable work) {
    Thread thread = new Thread(work, "fake-camera");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        begin(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
        String[] parts = header.split(": *", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
      Request request = new Request(line, headers);
      requests.add(request);
      answer.write(request, socket.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // the other side has gone, or the test has ended
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.forEach(Thread::interrupt);
    for (Socket socket : new ArrayList<>(sockets)) {
      socket.close();
    }
  }

  /** A status line and headers, without a length: the body ends with the connection. */
  static void head(OutputStream out, String status, String... headers) throws IOException {
    text(out, "HTTP/1.1 " + status + "\r\n");
    for (String header : headers) {
      text(out, header + "\r\n");
    }
    text(out, "Connection: close\r\n\r\n");
  }

  static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  static void bytes(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Waits until the test ends. */
  static void stall() throws InterruptedException {
    Thread.sleep(600_000);
  }
}
