package io.marram.camera.internal;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Debian's ffmpeg: a real camera for tests. */
final class Ffmpeg {

  private Ffmpeg() {}

  /** A command that writes a moving test picture as MJPEG, as fast as a camera would. */
  static String testPicture(int width, int height, int framesPerSecond) {
    return ("%s -loglevel error -re -f lavfi -i testsrc=size=%dx%d:rate=%d"
            + " -f mjpeg -q:v 5 -flush_packets 1 -")
        .formatted(program(), width, height, framesPerSecond);
  }

  /**
   * Serves one viewer at a time with a moving test picture over HTTP, as a camera would.
   *
   * @return the process; it ends when its viewer leaves
   */
  static Process serve(int port, int width, int height) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(program().toString(), "-loglevel", "error", "-re"));
    command.addAll(List.of("-f", "lavfi", "-i", "testsrc=size=" + width + "x" + height));
    command.addAll(List.of("-f", "mpjpeg", "-flush_packets", "1", "-listen", "1"));
    command.addAll(List.of("-content_type", "multipart/x-mixed-replace;boundary=ffmpeg"));
    command.add("http://127.0.0.1:" + port + "/");
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static Path program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, "ffmpeg"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(Ffmpeg::absent);
  }

  private static Path absent() {
    String reason = "tests with a real video source need ffmpeg (apt-get install ffmpeg)";
    if (Boolean.parseBoolean(System.getenv("MARRAM_CI"))) {
      return fail(reason);
    }
    System.out.println("SKIPPED: " + reason);
    return abort(reason);
  }
}
