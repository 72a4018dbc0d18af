package io.marram.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Videos made by Debian's ffmpeg. */
public final class TestVideos {

  private TestVideos() {}

  /**
   * Makes a video.
   *
   * @param arguments blanks separate them
   */
  public static Path make(Path file, String arguments) throws IOException, InterruptedException {
    Process process = start("-y " + arguments + " " + file);
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg ended with status " + process.exitValue());
    }
    return file;
  }

  /** A moving test picture of some seconds, encoded by libx264 unless the arguments say else. */
  public static Path testPicture(Path file, int width, int height, int rate, double seconds)
      throws IOException, InterruptedException {
    return make(
        file,
        source(width, height, rate) + " -t " + seconds + " -preset ultrafast -pix_fmt yuv420p");
  }

  /** Begins ffmpeg; blanks separate the arguments. */
  public static Process start(String arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(program().toString(), "-loglevel", "error", "-nostdin"));
    command.addAll(List.of(arguments.strip().split(" +")));
    return new ProcessBuilder(command).inheritIO().start();
  }

  public static String source(int width, int height, int rate) {
    return "-f lavfi -i testsrc2=size=%dx%d:rate=%d".formatted(width, height, rate);
  }

  private static Path program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, "ffmpeg"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(TestVideos::absent);
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
