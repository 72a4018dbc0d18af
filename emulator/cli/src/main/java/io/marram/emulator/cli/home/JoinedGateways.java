package io.marram.emulator.cli.home;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gateways that joined the system of a home, each in a process that another command started.
 */
public final class JoinedGateways {

  private static final String LOCK = ".lock";

  private final Path folder;

  JoinedGateways(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes a name for this process.
   *
   * @throws CommandFailure if a gateway of that name starts or runs
   */
  public Lease take(String thing) {
    try {
      return ProcessLock.take(lockFile(thing))
          .map(lock -> new Lease(thing, lock))
          .orElseThrow(
              () ->
                  new CommandFailure(
                      "a gateway \""
                          + thing
                          + "\" is running already"
                          + ProcessLock.holder(lockFile(thing))
                              .map(process -> " (process " + process.pid() + ")")
                              .orElse("")
                          + ": choose another name with --thing"));
    } catch (IOException e) {
      throw new CommandFailure("cannot use the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The gateways that work, by name. */
  public List<GatewayState> running() {
    return things().stream().flatMap(thing -> find(thing).stream()).toList();
  }

  /** A gateway that works. */
  public Optional<GatewayState> find(String thing) {
    try {
      return ProcessLock.holder(lockFile(thing)).isEmpty()
          ? Optional.empty()
          : Optional.of(GatewayState.parse(Files.readString(stateFile(thing))));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it is still starting
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          stateFile(thing) + " cannot be read (" + e.getMessage() + "): delete it", e);
    }
  }

  /** The processes of gateways that start, work or stop. */
  public List<ProcessHandle> processes() {
    return things().stream()
        .flatMap(thing -> ProcessLock.holder(lockFile(thing)).stream())
        .toList();
  }

  private List<String> things() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(LOCK))
          .map(name -> name.substring(0, name.length() - LOCK.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path lockFile(String thing) {
    return folder.resolve(thing + LOCK);
  }

  private Path stateFile(String thing) {
    return folder.resolve(thing + ".json");
  }

  /** The right to run a gateway under a name. */
  public final class Lease implements AutoCloseable {

    private final String thing;
    private final ProcessLock lock;

    private Lease(String thing, ProcessLock lock) {
      this.thing = thing;
      this.lock = lock;
      forget(); // what a gateway left behind that was killed
    }

    /** Tells the other commands that the gateway works. */
    public void announce(GatewayState state) {
      try {
        Path written = folder.resolve(thing + ".json.new");
        Files.writeString(written, state.toJson() + System.lineSeparator());
        Files.move(written, stateFile(thing), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The gateway is gone. */
    @Override
    public void close() {
      forget();
      lock.close();
    }

    private void forget() {
      try {
        Files.deleteIfExists(stateFile(thing));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
