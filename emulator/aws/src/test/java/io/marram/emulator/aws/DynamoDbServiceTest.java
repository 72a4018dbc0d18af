package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Timeout(120)
class DynamoDbServiceTest {

  private static final Path JARS = Path.of(System.getProperty("marram.dynamodb.jars"));

  @TempDir private Path folder;

  @Test
  void keepsItsTablesOverARestartAndListensOnLoopbackOnly() throws IOException {
    assumeTrue(Files.isDirectory(JARS), "build the module emulator/dynamodb first");
    try (TwinHome home = TwinHome.open(folder)) {
      ChildLauncher launcher = ChildLauncher.in(home);
      int port = TwinPorts.choose(TwinSettings.onFreePorts(folder, JARS)).dynamoDb();
      Map<String, AttributeValue> person = Map.of("name", AttributeValue.fromS("Ann"));

      try (DynamoDbService service = DynamoDbService.start(home, launcher, JARS, port);
          DynamoDbClient client = client(service)) {
        createPeople(client);
        client.putItem(item -> item.tableName("people").item(person));
        assertThat(isReachableFromOutside(port)).isFalse();
        // A journal that stays: the settings that make writing quick are in force.
        assertThat(folder.resolve("dynamodb/shared-local-instance.db-journal")).exists();
      }
      try (DynamoDbService service = DynamoDbService.start(home, launcher, JARS, port);
          DynamoDbClient client = client(service)) {
        assertThat(client.scan(scan -> scan.tableName("people")).items()).containsExactly(person);
      }
    }
  }

  @Test
  void startsAgainWithItsItemsAfterItsProcessWasKilled() {
    assumeTrue(Files.isDirectory(JARS), "build the module emulator/dynamodb first");
    try (TwinHome home = TwinHome.open(folder)) {
      int port = TwinPorts.choose(TwinSettings.onFreePorts(folder, JARS)).dynamoDb();
      Map<String, AttributeValue> person = Map.of("name", AttributeValue.fromS("Ann"));

      try (DynamoDbService service =
              DynamoDbService.start(home, ChildLauncher.in(home), JARS, port);
          DynamoDbClient client = client(service)) {
        createPeople(client);
        client.putItem(item -> item.tableName("people").item(person));
        long killed = service.pid();
        ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        assertThat(tablesOnceItAnswers(client)).containsExactly("people");
        assertThat(client.scan(scan -> scan.tableName("people")).items()).containsExactly(person);
        assertThat(service.pid()).isNotEqualTo(killed);
      }
    }
  }

  private static void createPeople(DynamoDbClient client) {
    client.createTable(
        table ->
            table
                .tableName("people")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName("name").keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("name")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
  }

  /** Ends with the test's time limit if there is never an answer. */
  private static List<String> tablesOnceItAnswers(DynamoDbClient client) {
    while (true) {
      try {
        return client.listTables().tableNames();
      } catch (SdkClientException e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void saysWhereItsJarsShouldBe() {
    try (TwinHome home = TwinHome.open(folder)) {
      ChildLauncher launcher = ChildLauncher.in(home);

      assertThatThrownBy(() -> DynamoDbService.start(home, launcher, folder.resolve("nowhere"), 1))
          .isInstanceOf(TwinException.class)
          .hasMessageContaining("nowhere")
          .hasMessageContaining("mvn package");
    }
  }

  private static DynamoDbClient client(DynamoDbService service) {
    return DynamoDbClient.builder()
        .endpointOverride(service.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("marram", "marram")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static boolean isReachableFromOutside(int port) throws IOException {
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (var address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress() && accepts(new InetSocketAddress(address, port))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
