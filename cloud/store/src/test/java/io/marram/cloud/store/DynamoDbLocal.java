package io.marram.cloud.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local in a process of its own, with nothing on disk. */
final class DynamoDbLocal implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 200;

  private final Process process;
  private final DynamoDbClient client;

  private DynamoDbLocal(Process process, DynamoDbClient client) {
    this.process = process;
    this.client = client;
  }

  /** Starts it; the tests that ask for it are skipped while its jars have not been collected. */
  static DynamoDbLocal startOrSkip() throws IOException, InterruptedException {
    Path jars = Path.of(System.getProperty("dynamodb.local", "../../emulator/dynamodb/target/lib"));
    assumeTrue(
        Files.isDirectory(jars),
        () -> "no jars in " + jars + ": first run mvn package in emulator/dynamodb");
    return start(jars);
  }

  private static DynamoDbLocal start(Path jars) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                jars + File.separator + "*",
                "software.amazon.dynamodb.services.local.main.ServerRunner",
                "-inMemory",
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    DynamoDbLocal local = new DynamoDbLocal(process, client(port));
    local.awaitReady();
    return local;
  }

  DynamoDbClient client() {
    return client;
  }

  private void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        client.listTables();
        return;
      } catch (SdkException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
