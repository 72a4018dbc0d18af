package io.marram.emulator.cli.home;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The folder in which a running system keeps everything: {@code .marram} or MARRAM_HOME. */
public final class SystemHome {

  private final Path root;

  /**
   * @param root the folder; need not be there yet
   */
  public SystemHome(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** The folder of what the processes of the system log. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What the AWS twin keeps: certificates, sessions, tables. */
  public Path aws() {
    return root.resolve("aws");
  }

  /** What one gateway keeps: installed packages, configuration, snapshots. */
  public Path gateway(String thing) {
    return root.resolve("gateways").resolve(thing);
  }

  /** The bus of the fake Bluetooth boards. */
  public Path boards() {
    return root.resolve("boards");
  }

  /** The camera over the drawn parking lot. */
  public Path parking() {
    return root.resolve("parking");
  }

  private Path lockFile() {
    return root.resolve("system.lock");
  }

  private Path stateFile() {
    return root.resolve("system.json");
  }

  /** The system that runs in this home, if one does. Forgets one that died without saying so. */
  public Optional<SystemState> running() {
    try {
      SystemState state = SystemState.parse(Files.readString(stateFile()));
      if (ProcessLock.process(state.pid(), state.startedAt()).isPresent()) {
        return Optional.of(state);
      }
      forget();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          stateFile() + " cannot be read (" + e.getMessage() + "): delete it", e);
    }
    return Optional.empty();
  }

  /** The same, for commands that cannot do without. */
  public SystemState requireRunning() {
    return running()
        .orElseThrow(() -> new CommandFailure("no system is running: start one with ./marram up"));
  }

  /** The process of the system that starts, runs or stops in this home. */
  public Optional<ProcessHandle> holder() {
    return ProcessLock.holder(lockFile());
  }

  /** The gateways beside the system's own. */
  public JoinedGateways joined() {
    return new JoinedGateways(root.resolve("joined"));
  }

  /** Tells the other commands that a system runs. */
  void announce(SystemState state) {
    try {
      Path written = root.resolve("system.json.new");
      Files.writeString(written, state.toJson() + System.lineSeparator());
      Files.move(written, stateFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The system runs no longer. */
  public void forget() {
    try {
      Files.deleteIfExists(stateFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the home for one system.
   *
   * @throws CommandFailure if another system starts or runs here
   */
  public HomeLease take() {
    try {
      Files.createDirectories(logs());
      return ProcessLock.take(lockFile())
          .map(lock -> new HomeLease(this, lock))
          .orElseThrow(this::taken);
    } catch (IOException e) {
      throw new CommandFailure("cannot use the folder " + root + ": " + e.getMessage(), e);
    }
  }

  private CommandFailure taken() {
    String process = holder().map(holder -> " (process " + holder.pid() + ")").orElse("");
    return new CommandFailure(
        "a system is already running in " + root + process + ": stop it with ./marram down");
  }

  /** Deletes what earlier systems left: tables, sessions, gateways. Logs stay. */
  public void clear() {
    try {
      for (Path folder : List.of(aws(), root.resolve("gateways"))) {
        delete(folder);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot clear " + root + ": " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
