package io.marram.camera.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and its descendants, also those whose parents have ended: Linux gives these to another
 * parent, but they keep the environment, and a mark in it.
 */
final class ProcessFamily {

  /** The environment variable with the mark. */
  static final String VARIABLE = "MARRAM_CAMERA_RUN";

  private static final Path PROCESSES = Path.of("/proc");

  private final ProcessHandle ancestor;
  private final String mark;

  /**
   * @param mark unique to the family
   */
  ProcessFamily(ProcessHandle ancestor, String mark) {
    this.ancestor = ancestor;
    this.mark = VARIABLE + "=" + mark;
  }

  /** Those that are there now. */
  List<ProcessHandle> members() {
    return Stream.concat(
            Stream.concat(Stream.of(ancestor), ancestor.descendants()),
            ProcessHandle.allProcesses().filter(this::isMarked))
        .distinct()
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Whether a member runs: one that ended but that nobody has asked for counts as ended. */
  boolean isRunning(ProcessHandle member) {
    return member.isAlive() && isMarked(member);
  }

  private boolean isMarked(ProcessHandle process) {
    try {
      Path environment = PROCESSES.resolve(process.pid() + "/environ");
      return Files.isReadable(environment)
          && new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
              .contains(mark);
    } catch (IOException e) {
      // it has ended, or it is somebody else's
      return false;
    }
  }
}
