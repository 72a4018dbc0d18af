package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A gateway in a process of its own, started as the command line does. */
final class GatewayProcess implements AutoCloseable {
  private static final Set<String> EARLIER = Set.of("progress", "console", "password");

  private static final long TIMEOUT_SECONDS = 30;

  private final Process process;
  private final BufferedReader output;

  private GatewayProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static GatewayProcess start(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath()));
    command.add(Gateway.class.getName());
    command.addAll(List.of(arguments));
    return new GatewayProcess(new ProcessBuilder(command).redirectError(log.toFile()).start());
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      return Stream.concat(Stream.of(Path.of("target", "classes")), jars)
          .map(Path::toString)
          .reduce((a, b) -> a + File.pathSeparator + b)
          .orElseThrow();
    }
  }

  /** The next event; every line of the output is one. Nothing at the end of the output. */
  Optional<JsonObject> nextEvent() throws IOException {
    String line = output.readLine();
    return line == null ? Optional.empty() : Optional.of(Json.parse(line).asObject());
  }

  /** Skips progress, where the console is, and the password that a first start tells. */
  JsonObject awaitEvent(String name) throws IOException {
    for (Optional<JsonObject> event = nextEvent(); event.isPresent(); event = nextEvent()) {
      String seen = event.get().getString("event", "");
      if (seen.equals(name)) {
        return event.get();
      }
      if (!EARLIER.contains(seen)) {
        throw new AssertionError("instead of " + name + ": " + event.get());
      }
    }
    throw new AssertionError("the output ended without " + name);
  }

  /** The rest of the output. */
  String remainingOutput() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      rest.append(line).append('\n');
    }
    return rest.toString();
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Sends SIGTERM and leaves the output open, which {@link Process#destroy} would close. */
  void terminate() {
    process.toHandle().destroy();
  }

  void kill() {
    process.destroyForcibly();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the gateway does not stop");
    }
    return process.exitValue();
  }

  /** Resident memory now, in MiB. */
  long residentMebibytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
