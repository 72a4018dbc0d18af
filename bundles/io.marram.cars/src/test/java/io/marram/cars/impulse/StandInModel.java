package io.marram.cars.impulse;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Speaks the protocol of an Edge Impulse model. It finds bright rectangles in the numbers that it
 * was given: a red one is a car, a green one a truck, a blue one a bus; if it sees no colours, what
 * is bright is a car. Switches make it misbehave.
 */
public final class StandInModel {

  private static final int BRIGHT = 128;

  private final Map<String, String> switches;
  private final int width;
  private final int height;
  private Path memory;
  private int asked;
  private double minScore = 0.5;

  StandInModel(Map<String, String> switches) {
    this.switches = switches;
    this.width = number("width", 96);
    this.height = number("height", 96);
  }

  /** The process: switches as {@code key=value}, and the socket's path last. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> switches = new HashMap<>();
    for (int i = 0; i < arguments.length - 1; i++) {
      String[] parts = arguments[i].split("=", 2);
      switches.put(parts[0], parts[1]);
    }
    StandInModel model = new StandInModel(switches);
    Runtime.getRuntime().addShutdownHook(new Thread(model::end));
    model.log("started " + ProcessHandle.current().pid());
    System.out.println("model of the test \u001b[31mspeaks\u001b[0m");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(arguments[arguments.length - 1]));
      try (SocketChannel connection = server.accept()) {
        model.serve(connection);
      }
    }
  }

  /** Answers until the other side closes. */
  void serve(SocketChannel connection) throws IOException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    StringBuilder text = new StringBuilder();
    try {
      serve(connection, buffer, text);
    } finally {
      unshare();
    }
  }

  /** A request ends with its last brace: clients differ in what they put behind it. */
  private void serve(SocketChannel connection, ByteBuffer buffer, StringBuilder text)
      throws IOException, InterruptedException {
    int depth = 0;
    while (connection.read(buffer.clear()) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        char c = (char) buffer.get();
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        text.append(c);
        if (c == '}' && depth == 0) {
          answer(Json.parse(text.toString().strip()).asObject(), connection);
          text.setLength(0);
        }
      }
    }
  }

  private void answer(JsonObject request, SocketChannel connection)
      throws IOException, InterruptedException {
    JsonValue id = request.get("id");
    if (request.get("hello") != null) {
      String otherwise = misbehave(switches.getOrDefault("hello", ""), connection);
      send(otherwise.isEmpty() ? hello(id) : otherwise.replace("$id", id.toString()), connection);
    } else if (request.get("set_threshold") != null) {
      minScore = request.get("set_threshold").asObject().get("min_score").asDouble();
      log("threshold " + request.get("set_threshold").asObject().get("id") + " " + minScore);
      send(success(id), connection);
    } else {
      // the first picture is the black one of the start
      String otherwise = misbehave(switches.getOrDefault("picture" + asked, ""), connection);
      asked++;
      send(
          otherwise.isEmpty() ? result(request) : otherwise.replace("$id", id.toString()),
          connection);
    }
  }

  /** What it says instead of an answer; empty if it answers. */
  private String misbehave(String how, SocketChannel connection)
      throws IOException, InterruptedException {
    switch (how) {
      case "" -> {}
      case "die" -> {
        System.err.println("terminate called \u0007after 'std::bad_alloc'");
        System.exit(7);
      }
      case "hang" -> Thread.sleep(600_000);
      case "close" -> {
        connection.close();
        Thread.sleep(600_000);
      }
      case "chatter" -> {
        for (int i = 0; i < 20_000; i++) {
          System.out.println("Predictions (DSP: 1 ms., Classification: 2 ms.): line " + i);
        }
      }
      case "unasked" -> send(success(Json.value(4711)), connection);
      case "flood" -> repeat("{\"id\":0,\"success\":true}\0", connection);
      case "noise" -> repeat("no JSON at all ", connection);
      case "endless" -> {
        connection.write(ByteBuffer.wrap("{\"id\":\"".getBytes(StandardCharsets.UTF_8)));
        repeat("}}}}}}}}}}}}}}}}}}}}}}}", connection);
      }
      default -> {
        return how;
      }
    }
    return "";
  }

  private static void repeat(String text, SocketChannel connection) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.repeat(1000).getBytes(StandardCharsets.UTF_8));
    while (true) {
      connection.write(bytes.rewind());
    }
  }

  private void send(String message, SocketChannel connection) throws IOException {
    String framed =
        switch (switches.getOrDefault("framing", "nul")) {
          case "nul" -> message + "\n\0";
          case "line" -> "log line }\n" + message + "\n";
          default -> message;
        };
    ByteBuffer bytes = ByteBuffer.wrap(framed.getBytes(StandardCharsets.UTF_8));
    boolean drip = switches.getOrDefault("framing", "").equals("drip");
    while (bytes.hasRemaining()) {
      if (drip) {
        connection.write(ByteBuffer.wrap(new byte[] {bytes.get()}));
      } else {
        connection.write(bytes);
      }
    }
  }

  private static String success(JsonValue id) {
    return new JsonObject().add("id", id).add("success", true).toString();
  }

  private String hello(JsonValue id) throws IOException {
    JsonObject parameters =
        new JsonObject()
            .add("sensor", number("sensor", 3))
            .add("image_input_width", width)
            .add("image_input_height", height)
            .add("image_input_frames", number("frames", 1))
            .add("image_channel_count", number("channels", 3))
            .add("input_features_count", number("features", width * height))
            .add("labels", new JsonArray().add("car").add("truck").add("bus"))
            .add("model_type", switches.getOrDefault("type", "object_detection"))
            .add(
                "thresholds",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .add("id", 3)
                            .add("type", "object_detection")
                            .add("min_score", minScore))
                    .add(
                        new JsonObject()
                            .add("id", 4)
                            .add("type", "object_tracking")
                            .add("keep_grace", 5)));
    if (switches.containsKey("resize")) {
      parameters.add("image_resize_mode", switches.get("resize"));
    }
    JsonObject hello =
        new JsonObject()
            .add("id", id)
            .add("success", true)
            .add("model_parameters", parameters)
            .add(
                "project",
                new JsonObject()
                    .add("owner", "tests")
                    .add("name", switches.getOrDefault("name", "lot \"{\\ north\u0007"))
                    .add("deploy_version", 12));
    if (switches.containsKey("shm")) {
      hello.add("features_shm", share());
    }
    return hello.toString();
  }

  private JsonObject share() throws IOException {
    String name = "shm-" + switches.getOrDefault("tag", "test-") + UUID.randomUUID();
    if (!switches.get("shm").equals("missing")) {
      memory = Path.of("/dev/shm", name);
      Files.write(memory, new byte[Float.BYTES * width * height]);
    }
    return new JsonObject()
        .add("name", "/" + name)
        .add("size_bytes", Float.BYTES * width * height)
        .add("type", "float32")
        .add("elements", width * height);
  }

  private String result(JsonObject request) throws IOException {
    boolean shared = request.get("classify_shm") != null;
    if (!shared && switches.getOrDefault("shm", "").equals("only")) {
      return new JsonObject().add("success", false).add("error", "want shm").toString();
    }
    int[] values = shared ? fromMemory(request) : fromArray(request.get("classify").asArray());
    JsonArray boxes = new JsonArray();
    if (number("channels", 3) == 1) {
      add("car", values, 0xff0000, boxes);
    } else {
      add("car", values, 0xff0000, boxes);
      add("truck", values, 0x00ff00, boxes);
      add("bus", values, 0x0000ff, boxes);
    }
    return new JsonObject()
        .add("id", request.get("id"))
        .add("success", true)
        .add(
            "result",
            new JsonObject().add(switches.getOrDefault("answer", "bounding_boxes"), boxes))
        .add("timing", new JsonObject().add("dsp", 0).add("classification", 1).add("anomaly", 0))
        .toString();
  }

  private static int[] fromArray(JsonArray array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }

  private int[] fromMemory(JsonObject request) throws IOException {
    int[] values = new int[request.get("classify_shm").asObject().get("elements").asInt()];
    ByteBuffer floats =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.nativeOrder());
    try (FileChannel channel = FileChannel.open(memory, StandardOpenOption.READ)) {
      channel.read(floats, 0);
    }
    floats.flip();
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) floats.getFloat();
    }
    return values;
  }

  private void add(String label, int[] values, int colour, JsonArray boxes) {
    int left = width;
    int top = height;
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < width * height; i++) {
      if (shows(values[i], colour)) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
    }
    double score = Double.parseDouble(switches.getOrDefault(label, "0.875"));
    if (right < 0 || score < minScore) {
      return;
    }
    if (switches.getOrDefault("type", "").equals("constrained_object_detection")) {
      left = (left + right) / 2 / 8 * 8;
      top = (top + bottom) / 2 / 8 * 8;
      right = left + 7;
      bottom = top + 7;
    }
    boxes.add(
        new JsonObject()
            .add("label", label)
            .add("value", score)
            .add("x", left)
            .add("y", top)
            .add("width", right - left + 1)
            .add("height", bottom - top + 1));
  }

  private boolean shows(int value, int colour) {
    if (number("channels", 3) == 1) {
      // a grey model that were given colours would see nothing
      return (value >> 16) > BRIGHT && (value & 0xff) * 0x010101 == value;
    }
    for (int shift = 0; shift <= 16; shift += 8) {
      if ((value >> shift & 0xff) > BRIGHT != (colour >> shift & 0xff) > BRIGHT) {
        return false;
      }
    }
    return true;
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(switches.getOrDefault(name, Integer.toString(otherwise)));
  }

  private void unshare() {
    try {
      if (memory != null) {
        Files.deleteIfExists(memory);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    unshare();
    log("ended");
  }

  private void log(String line) {
    try {
      if (switches.containsKey("log")) {
        Files.writeString(
            Path.of(switches.get("log")),
            line + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
