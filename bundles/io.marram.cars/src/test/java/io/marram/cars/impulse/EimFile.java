package io.marram.cars.impulse;

import com.eclipsesource.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/** Puts files where a model is expected, as an operator does: written aside and moved. */
final class EimFile {

  private final Path path;
  private final Path log;

  EimFile(Path folder) {
    this.path = folder.resolve("lot.eim");
    this.log = folder.resolve("log");
  }

  Path path() {
    return path;
  }

  /** A stand-in model. */
  void standIn(String... switches) throws IOException {
    script("", switches.length == 0 ? new String[] {"name=lot"} : switches);
  }

  /** A stand-in model that a shell does something before. */
  void script(String before, String... switches) throws IOException {
    put(
        "#!/bin/sh\nlog='%s'\n%s\nexec '%s' -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp '%s:%s' %s log=\"$log\" tag='%s' '%s' \"$@\"\n"
            .formatted(
                log,
                before,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                place(StandInModel.class),
                place(Json.class),
                StandInModel.class.getName(),
                tag(),
                String.join("' '", switches)));
  }

  /** What the names of the stand-ins' shared memory begin with, after "shm-". */
  String tag() {
    return path.getParent().getFileName().toString();
  }

  /** A file with this text. */
  void put(String text) throws IOException {
    put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void put(byte[] bytes) throws IOException {
    Path aside = path.resolveSibling("aside");
    Files.write(aside, bytes);
    Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What the stand-ins wrote into the log. */
  List<String> log() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  /** The numbers of the processes that were logged with this word. */
  List<Long> logged(String word) throws IOException {
    return log().stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> Long.valueOf(line.substring(word.length() + 1)))
        .toList();
  }

  static boolean runs(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        // one that nobody has asked for has ended, too
        .filter(process -> process.info().command().isPresent())
        .isPresent();
  }

  /** A condition that a test waits for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  static void await(Condition condition) throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within 30 s");
      }
      Thread.sleep(10);
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
