package io.marram.camera.internal;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
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
