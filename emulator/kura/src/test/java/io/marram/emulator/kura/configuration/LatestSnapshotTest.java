package io.marram.emulator.kura.configuration;

import static io.marram.emulator.kura.configuration.TestGateway.DOOR;
import static io.marram.emulator.kura.configuration.TestGateway.LAMP;
import static io.marram.emulator.kura.configuration.TestGateway.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestSnapshotTest {
  private static final String SNAPSHOT =
      """
      <esf:configurations>
        <esf:configuration pid="x.Lamp"><esf:properties>
          <esf:property name="brightness" array="false" type="Integer"><esf:value>9</esf:value></esf:property>
          <esf:property name="secret" array="false" encrypted="true" type="Password">
            <esf:value>czNjcmV0</esf:value></esf:property>
        </esf:properties></esf:configuration>
        <esf:configuration pid="door"><esf:properties>
          <esf:property name="service.factoryPid" array="false" type="String"><esf:value>x.Door</esf:value></esf:property>
          <esf:property name="service.pid" array="false" type="String"><esf:value>x.Door-1795-0</esf:value></esf:property>
        </esf:properties></esf:configuration>
        <esf:configuration pid="org.eclipse.kura.data.DataService"><esf:properties>
          <esf:property name="connect.auto-on-startup" array="false" type="Boolean"><esf:value>false</esf:value></esf:property>
        </esf:properties></esf:configuration>
      </esf:configurations>
      """;

  @TempDir private Path home;
  private final FakeConfigurationAdmin admin = new FakeConfigurationAdmin();

  @Test
  void makesAnEmptyFirstSnapshot() throws Exception {
    TestGateway gateway = TestGateway.start(home, admin);

    assertThat(gateway.store.ids()).containsExactly(0L);
    assertThat(gateway.store.read(0)).isEmpty();
  }

  @Test
  void makesTheFirstSnapshotOfWhatIsStoredAlready() throws Exception {
    TestGateway before = TestGateway.start(home, admin).startBundle();
    before.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), false);
    before.changes.create(DOOR, "door", Map.of(), false);
    Files.delete(home.resolve("snapshots/snapshot_0.xml"));

    TestGateway gateway = TestGateway.start(home, admin);

    assertThat(gateway.snapshot(0, LAMP)).containsEntry("brightness", 7);
    assertThat(gateway.registry.kuraPids()).containsExactly("door");
  }

  @Test
  void loadsASnapshotOfAnotherGatewayBeforeItsBundlesAreThere() throws Exception {
    write(5, SNAPSHOT);

    TestGateway gateway = TestGateway.start(home, admin);

    assertThat(gateway.properties(LAMP))
        .containsEntry("brightness", 9)
        .containsEntry("kura.service.pid", LAMP);
    assertThat(gateway.properties("door")).containsEntry("service.factoryPid", DOOR);
    assertThat(gateway.registry.kuraPids()).contains("door");
    gateway.startBundle();
    assertThat(gateway.properties("door")).containsEntry("width", 90);
    assertThat(gateway.properties(LAMP)).containsEntry("brightness", 9);
    Password secret = (Password) gateway.properties(LAMP).get("secret");
    assertThat(gateway.crypto.isCurrent(secret.getPassword())).isTrue();
    assertThat(gateway.crypto.decryptAes(secret.getPassword()))
        .containsExactly("s3cret".toCharArray());
  }

  @Test
  void namesTheFactoriesOfTheFirstCloudConnectionAsKuraDoes() throws Exception {
    write(5, SNAPSHOT);

    TestGateway gateway = TestGateway.start(home, admin);

    assertThat(gateway.properties("org.eclipse.kura.data.DataService"))
        .containsEntry("service.factoryPid", "org.eclipse.kura.data.DataService")
        .containsEntry("connect.auto-on-startup", false)
        .containsEntry(
            "DataTransportService.target",
            "(kura.service.pid=org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport)");
  }

  @Test
  void keepsWhatItKnowsOfComponentsThatAreMissingWhenItTakesASnapshot() throws Exception {
    write(5, SNAPSHOT);

    TestGateway gateway = TestGateway.start(home, admin);
    long id = gateway.changes.snapshot();

    assertThat(gateway.snapshot(id, LAMP)).containsEntry("brightness", 9);
    assertThat(gateway.inSnapshot(id, "door")).isPresent();
  }

  @Test
  void goesBackToTheLatestSnapshotWhereChangesWereMadeWithoutOne() throws Exception {
    TestGateway before = TestGateway.start(home, admin).startBundle();
    before.changes.create(DOOR, "kept", Map.of("width", 80), false);
    before.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), true);
    before.changes.update(List.of(configuration(LAMP, Map.of("brightness", 8))), false);
    before.changes.create(DOOR, "lost", Map.of(), false);
    before.changes.delete("kept", false);

    TestGateway gateway = TestGateway.start(home, admin).startBundle();

    assertThat(gateway.properties(LAMP)).containsEntry("brightness", 7);
    assertThat(gateway.registry.kuraPids()).containsExactlyInAnyOrder(LAMP, "kept");
    assertThat(gateway.properties("kept")).containsEntry("width", 80);
  }

  @Test
  void loadsASnapshotIntoAnEmptyGateway() throws Exception {
    TestGateway before = TestGateway.start(home, admin).startBundle();
    before.changes.create(DOOR, "door", Map.of("width", 80), true);

    TestGateway gateway = TestGateway.start(home, new FakeConfigurationAdmin()).startBundle();

    assertThat(gateway.properties("door")).containsEntry("width", 80);
  }

  @Test
  void touchesNothingThatHasNotChanged() throws Exception {
    TestGateway before = TestGateway.start(home, admin).startBundle();
    before.changes.create(DOOR, "door", Map.of(), true);
    Object servicePid = before.properties("door").get("service.pid");
    int updates = admin.updates;

    TestGateway gateway = TestGateway.start(home, admin);

    assertThat(admin.updates).isEqualTo(updates);
    assertThat(gateway.properties("door")).containsEntry("service.pid", servicePid);
  }

  @Test
  void takesTheSnapshotBeforeWhenTheNewestIsTruncated() throws Exception {
    TestGateway before = TestGateway.start(home, admin).startBundle();
    before.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), true);
    before.changes.update(List.of(configuration(LAMP, Map.of("brightness", 8))), true);
    Path newest = home.resolve("snapshots/snapshot_" + before.newest() + ".xml");
    Files.writeString(newest, Files.readString(newest).substring(0, 100));

    TestGateway gateway = TestGateway.start(home, admin).startBundle();

    assertThat(gateway.properties(LAMP)).containsEntry("brightness", 7);
  }

  @Test
  void leavesEverythingAsItIsWhenNoSnapshotCanBeRead() throws Exception {
    TestGateway before = TestGateway.start(home, admin).startBundle();
    before.changes.create(DOOR, "door", Map.of(), false);
    write(0, "garbage");

    TestGateway gateway = TestGateway.start(home, admin).startBundle();

    assertThat(gateway.registry.kuraPids()).containsExactlyInAnyOrder(LAMP, "door");
  }

  private void write(long id, String content) throws IOException {
    Path directory = Files.createDirectories(home.resolve("snapshots"));
    Files.writeString(directory.resolve("snapshot_" + id + ".xml"), content);
  }
}
