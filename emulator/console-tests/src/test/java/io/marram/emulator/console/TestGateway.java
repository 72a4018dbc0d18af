package io.marram.emulator.console;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A gateway in a process of its own, on a free port. */
final class TestGateway implements AutoCloseable {
  private static final Path BUILT = Path.of(System.getProperty("gateway.directory"));

  private final Process process;
  private String console;
  private String password;

  private TestGateway(Process process) {
    this.process = process;
  }

  static TestGateway start(Path home, Path... packages) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx192m", "-cp", classPath()));
    command.add("io.marram.emulator.gateway.Gateway");
    command.addAll(List.of("--home", home.toString(), "--thing", "dune-7"));
    command.addAll(List.of("--trial-seconds", "1"));
    for (Path file : packages) {
      command.addAll(List.of("--package", file.toString()));
    }
    File log = Files.createDirectories(Path.of("target")).resolve("gateway.log").toFile();
    TestGateway gateway = new TestGateway(new ProcessBuilder(command).redirectError(log).start());
    gateway.awaitReady();
    return gateway;
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(BUILT.resolve("lib"))) {
      return Stream.concat(Stream.of(BUILT.resolve("classes")), jars)
          .map(Path::toString)
          .reduce((a, b) -> a + File.pathSeparator + b)
          .orElseThrow();
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      JsonObject event = Json.parse(line).asObject();
      switch (event.getString("event", "")) {
        case "password" -> password = event.getString("password", null);
        case "ready" -> {
          console = event.getString("console", null);
          return;
        }
        case "failed" -> throw new IOException(event.getString("text", ""));
        default -> {
          // Progress.
        }
      }
    }
    throw new IOException("the gateway ended before it was ready, see target/gateway.log");
  }

  /** Address of the console. */
  String console() {
    return console;
  }

  /** The password that was made at this first start. */
  String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
