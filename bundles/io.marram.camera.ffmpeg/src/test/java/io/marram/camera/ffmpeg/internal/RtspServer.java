package io.marram.camera.ffmpeg.internal;

import io.marram.camera.ffmpeg.TestVideos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import org.eclipse.kura.testing.Eventually;

/**
 * A network camera that speaks RTSP (RFC 2326) on the loopback interface, over TCP and UDP. What it
 * films comes from Debian's ffmpeg as RTP, which it passes on.
 */
final class RtspServer implements AutoCloseable {

  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final String NONCE = "c29tZSBub25jZQ";

  private final ServerSocket server;
  private final DatagramSocket rtp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
  private final Path description;
  private final Process film;
  private volatile String login = "";
  private volatile boolean stalled;

  /**
   * @param encoding arguments of ffmpeg, such as {@code -c:v libx264}
   */
  RtspServer(Path folder, String encoding) throws Exception {
    this(folder, encoding, ServerSocketFactory.getDefault());
  }

  /**
   * @param sockets plain or encrypted ones
   */
  RtspServer(Path folder, String encoding, ServerSocketFactory sockets) throws Exception {
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    description = folder.resolve("film.sdp");
    film =
        TestVideos.start(
            "-re "
                + TestVideos.source(160, 120, 20)
                + " -pix_fmt yuv420p -g 5 "
                + encoding
                + " -f rtp -sdp_file "
                + description
                + " rtp://127.0.0.1:"
                + rtp.getLocalPort()
                + "?pkt_size=1200");
    Eventually.until(
        "ffmpeg films", () -> Files.exists(description) && Files.size(description) > 0);
    begin(this::accept);
    begin(this::forward);
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void begin(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                // a viewer or the server has left
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "rtsp://127.0.0.1:" + server.getLocalPort() + "/live";
  }

  /** From now on asks for this user, by Digest. */
  void require(String user, String password) {
    login = user + ":camera:" + password;
  }

  /** Stays connected, but sends nothing; or sends again. */
  void setStalled(boolean silent) {
    stalled = silent;
  }

  /** Throws all viewers out. */
  void disconnect() {
    viewers.forEach(Viewer::close);
  }

  @Override
  public void close() throws IOException {
    film.destroy();
    server.close();
    rtp.close();
    disconnect();
  }

  private void accept() throws IOException {
    while (true) {
      Viewer viewer = new Viewer(server.accept());
      viewers.add(viewer);
      begin(viewer::serve);
    }
  }

  private void forward() throws IOException {
    byte[] buffer = new byte[2000];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      rtp.receive(packet);
      if (!stalled) {
        viewers.forEach(viewer -> viewer.send(buffer, packet.getLength()));
      }
    }
  }

  private final class Viewer {
    private final Socket socket;
    private final OutputStream out;
    private int port;
    private volatile boolean playing;

    Viewer(Socket socket) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
    }

    private void serve() throws Exception {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] request = line.split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
          String[] parts = header.split(": ", 2);
          headers.put(parts[0], parts[1]);
        }
        answer(request[0], headers);
      }
    }

    private void answer(String method, Map<String, String> headers) throws Exception {
      String sequence = "CSeq: " + headers.get("CSeq") + "\r\n";
      if (!isAllowed(method, headers)) {
        write(
            "RTSP/1.0 401 Unauthorized\r\n"
                + sequence
                + "WWW-Authenticate: Digest realm=\"camera\", nonce=\""
                + NONCE
                + "\"\r\n\r\n");
        return;
      }
      String head = "RTSP/1.0 200 OK\r\n" + sequence;
      switch (method) {
        case "OPTIONS" -> write(head + "Public: DESCRIBE, SETUP, PLAY\r\n\r\n");
        case "DESCRIBE" -> {
          String sdp =
              Files.readString(description).replaceFirst("m=video \\d+", "m=video 0")
                  + "a=control:track1\r\n";
          write(
              head
                  + "Content-Type: application/sdp\r\nContent-Length: "
                  + sdp.length()
                  + "\r\n\r\n"
                  + sdp);
        }
        case "SETUP" -> {
          String transport = headers.get("Transport");
          Matcher ports = Pattern.compile("client_port=(\\d+)").matcher(transport);
          port = ports.find() ? Integer.parseInt(ports.group(1)) : 0;
          String server = port == 0 ? "" : ";server_port=" + rtp.getLocalPort() + "-0";
          write(head + "Transport: " + transport + server + "\r\nSession: 1\r\n\r\n");
        }
        case "PLAY" -> {
          write(head + "Session: 1\r\n\r\n");
          playing = true;
        }
        default -> write(head + "\r\n");
      }
    }

    private boolean isAllowed(String method, Map<String, String> headers) throws Exception {
      if (login.isEmpty() || method.equals("OPTIONS")) {
        return true;
      }
      Map<String, String> fields = new TreeMap<>();
      Matcher field = FIELD.matcher(headers.getOrDefault("Authorization", ""));
      while (field.find()) {
        fields.put(field.group(1), field.group(2));
      }
      String request = md5(method + ":" + fields.get("uri"));
      return md5(md5(login) + ":" + NONCE + ":" + request).equals(fields.get("response"));
    }

    private synchronized void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private synchronized void send(byte[] packet, int length) {
      if (!playing) {
        return;
      }
      try {
        if (port > 0) {
          rtp.send(new DatagramPacket(packet, length, InetAddress.getLoopbackAddress(), port));
        } else {
          out.write(new byte[] {'$', 0, (byte) (length >> 8), (byte) length});
          out.write(packet, 0, length);
        }
      } catch (IOException e) {
        close();
      }
    }

    private void close() {
      playing = false;
      viewers.remove(this);
      try {
        socket.close();
      } catch (IOException e) {
        // it is gone
      }
    }
  }

  private static String md5(String text) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
