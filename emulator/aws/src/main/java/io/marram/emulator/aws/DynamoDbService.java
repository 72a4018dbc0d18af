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
import java.util.stream.Stream;

/**
 * DynamoDB: DynamoDB Local in a process of its own. Its tables are in the twin's folder and outlive
 * it.
 */
public final class DynamoDbService implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
  private static final String NAME = "dynamodb";

  private final URI endpoint;
  private final ChildJvm process;

  private DynamoDbService(URI endpoint, ChildJvm process) {
    this.endpoint = endpoint;
    this.process = process;
  }

  static DynamoDbService start(TwinHome home, ChildLauncher launcher, Path jars, int port) {
    ChildCommand command = command(home, jars, port);
    ChildJvm process = launcher.start(command);
    DynamoDbService service =
        new DynamoDbService(URI.create("http://" + TwinPorts.LOOPBACK + ":" + port), process);
    try {
      service.awaitReady(command.log());
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

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
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

  private void awaitReady(Path log) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new TwinException("DynamoDB Local ended while it started: " + LogFile.tail(log));
      }
      if (System.nanoTime() > deadline) {
        throw new TwinException(
            "DynamoDB Local is not ready after " + START_LIMIT.toSeconds() + " s, see " + log);
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
