package io.marram.emulator.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that one process at a time holds, and that says which. It is let go however the process
 * ends.
 */
public final class ProcessLock implements AutoCloseable {

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock; empty if it is held, also by this very process. */
  public static Optional<ProcessLock> take(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      return Optional.empty();
    }
    ProcessHandle self = ProcessHandle.current();
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(self.pid() + " " + startOf(self)));
    return Optional.of(new ProcessLock(channel));
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The process that holds the lock. */
  public static Optional<ProcessHandle> holder(Path file) {
    try {
      String[] words = Files.readString(file).split(" ");
      return words.length == 2
          ? process(Long.parseLong(words[0]), Long.parseLong(words[1]))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // nobody ever took it, or somebody is just about to
    }
  }

  /** A process, unless it has ended (and its id perhaps gone to another). */
  public static Optional<ProcessHandle> process(long pid, long startedAt) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process) == startedAt);
  }

  /** When a process started, epoch milliseconds; 0 if the operating system does not say. */
  public static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
