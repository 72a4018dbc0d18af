package io.marram.emulator.aws;

import io.marram.emulator.aws.child.LoopbackDynamoDb;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DynamoDB: DynamoDB Local in a process of its own. Its tables are in the twin's folder and outlive
 * it. A process that dies is started again.
 */
public final class DynamoDbService implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(DynamoDbService.class);

  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
  private static final Executor AFTER_PAUSE =
      CompletableFuture.delayedExecutor(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  private static final String NAME = "dynamodb";

  private final URI endpoint;
  private final ChildLauncher launcher;
  private final ChildCommand command;
  private ChildJvm process;
  private boolean closed;

  private DynamoDbService(URI endpoint, ChildLauncher launcher, ChildCommand command) {
    this.endpoint = endpoint;
    this.launcher = launcher;
    this.command = command;
    process = launcher.start(command);
  }

  static DynamoDbService start(TwinHome home, ChildLauncher launcher, Path jars, int port) {
    URI endpoint = URI.create("http://" + TwinPorts.LOOPBACK + ":" + port);
    DynamoDbService service = new DynamoDbService(endpoint, launcher, command(home, jars, port));
    try {
      service.awaitReady();
      service.watch();
    } catch (TwinException e) {
      service.close();
      throw e;
    }
    return service;
  }

  /**
   * Where an SDK finds the service; it takes any region and any credentials made of letters and
   * digits.
   */
  public URI endpoint() {
    return endpoint;
  }

  synchronized long pid() {
    return process.pid();
  }

  @Override
  public synchronized void close() {
    closed = true;
    process.stop(STOP_LIMIT);
  }

  private synchronized void watch() {
    process.onExit().thenAcceptAsync(this::restart, AFTER_PAUSE);
  }

  private synchronized void restart(int exitStatus) {
    if (closed) {
      return;
    }
    logger.warn(
        "event=dynamodb.ended status={} action=start-again log={}", exitStatus, command.log());
    try {
      process = launcher.start(command);
    } catch (TwinException e) {
      // The old process has ended: watching it again tries again after the pause.
      logger.error("event=dynamodb.start.failed reason=\"{}\"", e.getMessage());
    }
    watch();
  }

  private static ChildCommand command(TwinHome home, Path jars, int port) {
    try {
      Path tables = TwinHome.privateFolder(home.path(NAME));
      return new ChildCommand(
          "DynamoDB Local",
          jarsOf(jars),
          List.of(
              "-Xmx192m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xshare:auto",
              "-Djava.awt.headless=true"),
          LoopbackDynamoDb.class.getName(),
          List.of(
              "-disableTelemetry",
              "-sharedDb",
              "-dbPath",
              tables.toString(),
              "-port",
              Integer.toString(port)),
          Map.of("LANG", "C.UTF-8"),
          tables,
          home.log(NAME));
    } catch (IOException e) {
      throw new TwinException("cannot prepare the folder of DynamoDB: " + e, e);
    }
  }

  private static List<Path> jarsOf(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw missing(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted(Comparator.naturalOrder())
              .toList();
      if (jars.isEmpty()) {
        throw missing(folder);
      }
      return jars;
    }
  }

  private static TwinException missing(Path folder) {
    return new TwinException(
        "the jars of DynamoDB Local are not in "
            + folder
            + "; build them with: mvn package -pl emulator/dynamodb");
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new TwinException(
            "DynamoDB Local ended while it started: " + LogFile.tail(command.log()));
      }
      if (System.nanoTime() > deadline) {
        throw new TwinException(
            "DynamoDB Local is not ready after "
                + START_LIMIT.toSeconds()
                + " s, see "
                + command.log());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TwinException("interrupted while DynamoDB Local started", e);
    }
  }

  /** A real request, which also loads what the first one of a client would have to wait for. */
  private boolean answers() {
    try {
      HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(10_000);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
      connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
      connection.setRequestProperty(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=marram/20260101/us-east-1/dynamodb/aws4_request,"
              + " SignedHeaders=host, Signature=0");
      connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
