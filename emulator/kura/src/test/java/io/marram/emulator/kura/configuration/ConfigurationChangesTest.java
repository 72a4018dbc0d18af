package io.marram.emulator.kura.configuration;

import static io.marram.emulator.kura.configuration.TestGateway.DOOR;
import static io.marram.emulator.kura.configuration.TestGateway.LAMP;
import static io.marram.emulator.kura.configuration.TestGateway.configuration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.configuration.TrackedComponents.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationChangesTest {
  @TempDir private Path home;
  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start(home, new FakeConfigurationAdmin()).startBundle();
  }

  @Test
  void takesASnapshotWithAnUpdateWhenAsked() throws Exception {
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), false);
    assertThat(gateway.store.ids()).containsExactly(0L);

    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 8))), true);

    assertThat(gateway.store.ids()).hasSize(2);
    assertThat(gateway.snapshot(gateway.newest(), LAMP))
        .containsEntry("brightness", 8)
        .containsEntry("kura.service.pid", LAMP)
        .containsEntry("service.pid", LAMP);
  }

  @Test
  void keepsWhatAnUpdateDoesNotName() throws Exception {
    gateway.changes.update(List.of(configuration(LAMP, Map.of("odd", "kept"))), false);
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), false);

    assertThat(gateway.properties(LAMP))
        .containsEntry("odd", "kept")
        .containsEntry("brightness", 7);
  }

  @Test
  void renamesNoComponent() throws Exception {
    gateway.changes.update(List.of(configuration(LAMP, Map.of("kura.service.pid", "other"))), true);

    assertThat(gateway.properties(LAMP)).containsEntry("kura.service.pid", LAMP);
    assertThat(gateway.snapshot(gateway.newest(), LAMP)).containsEntry("kura.service.pid", LAMP);
  }

  @Test
  void removesAPropertyThatIsSetToNothing() throws Exception {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("brightness", null);

    gateway.changes.update(List.of(configuration(LAMP, nothing)), true);

    assertThat(gateway.properties(LAMP)).doesNotContainKey("brightness");
    assertThat(gateway.snapshot(gateway.newest(), LAMP)).doesNotContainKey("brightness");
  }

  @Test
  void validatesNothingOnTheServerAsKuraDoes() throws Exception {
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", "many"))), true);

    assertThat(gateway.properties(LAMP)).containsEntry("brightness", "many");
  }

  @Test
  void namesTheConfigurationThatIsNotPossible() {
    assertThatThrownBy(
            () ->
                gateway.changes.update(
                    List.of(configuration(LAMP, Map.of("when", new Date()))), true))
        .isInstanceOfSatisfying(
            KuraPartialSuccessException.class,
            e -> assertThat(e.getCauses().get(0)).hasMessageContainingAll(LAMP, "java.util.Date"));
  }

  @Test
  void refusesATextThatWouldMakeTheSnapshotUnreadable() throws Exception {
    assertThatThrownBy(
            () ->
                gateway.changes.update(
                    List.of(configuration(LAMP, Map.of("note", "zero \0"))), true))
        .isInstanceOfSatisfying(
            KuraPartialSuccessException.class,
            e -> assertThat(e.getCauses().get(0)).hasMessageContaining("note of " + LAMP));

    assertThat(gateway.properties(LAMP)).doesNotContainKey("note");
    assertThat(gateway.store.newest()).isPresent();
  }

  @Test
  void savesOfAFailedUpdateOnlyWhatWasApplied() throws Exception {
    assertThatThrownBy(
            () ->
                gateway.changes.update(
                    List.of(
                        configuration(LAMP, Map.of("when", new Date(), "brightness", 7)),
                        configuration("door", Map.of("service.factoryPid", DOOR))),
                    true))
        .isInstanceOf(KuraPartialSuccessException.class);

    assertThat(gateway.snapshot(gateway.newest(), LAMP))
        .containsEntry("brightness", 40)
        .doesNotContainKey("when");
    assertThat(gateway.snapshot(gateway.newest(), "door")).containsEntry("width", 90);
  }

  @Test
  void ignoresAnUpdateOfAComponentThatNobodyKnowsButTakesTheSnapshot() throws Exception {
    gateway.changes.update(List.of(configuration("x.Nobody", Map.of("rate", 7))), true);

    assertThat(gateway.store.ids()).hasSize(2);
    assertThat(gateway.inSnapshot(gateway.newest(), "x.Nobody")).isEmpty();
  }

  @Test
  void ignoresAnUpdateOfAComponentWithoutDefinition() throws Exception {
    gateway.register("x.Plain", "x.Plain", null);

    gateway.changes.update(List.of(configuration("x.Plain", Map.of("rate", 7))), false);

    assertThat(gateway.configurations.get("x.Plain").orElseThrow().getConfigurationProperties())
        .isNull();
  }

  @Test
  void showsAComponentWithSeveralServicePidsWithoutPropertiesAndUpdatesNothing() throws Exception {
    gateway.registry.register(new Component("both", "[a, b]", DOOR, Kind.UNREACHABLE));

    gateway.changes.update(List.of(configuration("both", Map.of("width", 7))), true);

    assertThat(gateway.registry.kuraPids()).contains("both");
    assertThat(gateway.configurations.get("both").orElseThrow().getConfigurationProperties())
        .isNull();
    assertThat(gateway.admin.listConfigurations(null)).hasSize(1);
  }

  @Test
  void createsAnInstanceThatAnUpdateNames() throws Exception {
    gateway.changes.update(
        List.of(configuration("door", Map.of("service.factoryPid", DOOR, "width", 80))), true);

    assertThat(gateway.properties("door"))
        .containsEntry("width", 80)
        .containsEntry("kura.service.pid", "door")
        .containsEntry("service.factoryPid", DOOR);
    assertThat(gateway.snapshot(gateway.newest(), "door")).containsEntry("width", 80);
  }

  @Test
  void refusesASecondInstanceWithTheSamePid() throws Exception {
    gateway.changes.create(DOOR, "door", Map.of(), true);

    assertThatThrownBy(() -> gateway.changes.create(DOOR, "door", Map.of(), true))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("pid door already exists");
    assertThat(gateway.store.ids()).hasSize(2);
  }

  @Test
  void forgetsADeletedInstanceInTheNextSnapshot() throws Exception {
    gateway.changes.create(DOOR, "door", Map.of(), true);

    gateway.changes.delete("door", true);

    assertThat(gateway.inSnapshot(gateway.newest(), "door")).isEmpty();
    assertThat(gateway.registry.kuraPids()).containsExactly(LAMP);
  }

  @Test
  void keepsInASnapshotWhatThereIsOfComponentsThatAreNotThere() throws Exception {
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), true);
    gateway.registry.unregister(new Component(LAMP, LAMP, null, Kind.CONFIGURABLE));

    long id = gateway.changes.snapshot();

    assertThat(gateway.snapshot(id, LAMP)).containsEntry("brightness", 7);
  }

  @Test
  void storesWhatIsConfiguredBeforeItsBundleIsThere() throws Exception {
    gateway.changes.store(List.of(configuration("x.Later", Map.of("rate", 7))));

    assertThat(gateway.properties("x.Later")).containsEntry("rate", 7);
    assertThat(gateway.snapshot(gateway.newest(), "x.Later")).containsEntry("rate", 7);
  }

  @Test
  void knowsWhatIsStoredJustSo() throws Exception {
    gateway.changes.store(
        List.of(
            configuration(
                LAMP,
                Map.of(
                    "brightness", 7, "list", new String[] {"a"}, "secret", new Password("new")))));

    assertThat(isStored(Map.of("brightness", 7, "list", new String[] {"a"}))).isTrue();
    assertThat(isStored(Map.of("secret", new Password("new")))).isTrue();
    assertThat(isStored(Map.of("secret", new Password("old")))).isFalse();
    assertThat(isStored(Map.of("list", new String[] {"b"}))).isFalse();
    assertThat(isStored(Map.of("brightness", 7L))).isFalse();
    assertThat(gateway.changes.isStored(configuration("x.Nobody", Map.of()))).isFalse();
  }

  @Test
  void encryptsThePasswordsOfUpdatesAndOfNewInstances() throws Exception {
    gateway.changes.update(
        List.of(configuration(LAMP, Map.of("secret", new Password("new")))), true);
    gateway.changes.create(DOOR, "door", Map.of("code", new Password("1234")), true);

    assertThat(decrypted(gateway.properties(LAMP).get("secret"))).isEqualTo("new");
    assertThat(decrypted(gateway.properties("door").get("code"))).isEqualTo("1234");
    assertThat(decrypted(gateway.snapshot(gateway.newest(), LAMP).get("secret"))).isEqualTo("new");
  }

  @Test
  void goesBackToASnapshotAsKuraDoes() throws Exception {
    gateway.changes.create(DOOR, "old", Map.of("width", 80), false);
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), true);
    final long wanted = gateway.newest();
    gateway.changes.delete("old", false);
    gateway.changes.create(DOOR, "new", Map.of(), false);
    gateway.changes.update(
        List.of(configuration(LAMP, Map.of("brightness", 8, "later", "gone"))), true);

    gateway.changes.rollback(wanted);

    assertThat(gateway.registry.kuraPids()).containsExactlyInAnyOrder(LAMP, "old");
    assertThat(gateway.properties("old")).containsEntry("width", 80);
    assertThat(gateway.properties(LAMP)).containsEntry("brightness", 7).doesNotContainKey("later");
    assertThat(gateway.newest()).isGreaterThan(wanted);
    assertThat(gateway.store.read(gateway.newest()))
        .usingRecursiveComparison()
        .isEqualTo(gateway.store.read(wanted));
  }

  @Test
  void givesAComponentThatTheSnapshotDoesNotKnowItsDefaults() throws Exception {
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), true);

    gateway.changes.rollback(0);

    assertThat(gateway.properties(LAMP)).containsEntry("brightness", 40);
  }

  @Test
  void changesNothingWhenTheSnapshotCannotBeRead() throws Exception {
    gateway.changes.create(DOOR, "door", Map.of(), true);
    Files.writeString(home.resolve("snapshots/snapshot_7.xml"), "garbage");

    assertThatThrownBy(() -> gateway.changes.rollback(7)).isInstanceOf(KuraException.class);
    assertThatThrownBy(() -> gateway.changes.rollback(8)).isInstanceOf(KuraException.class);

    assertThat(gateway.registry.kuraPids()).contains("door");
  }

  @Test
  void asksASelfConfiguringComponentAndTellsItItsUpdateOnly() throws Exception {
    OCD definition =
        TestGateway.objectClass("own", TestGateway.attribute("rate", Scalar.INTEGER, "5"));
    gateway.own.add(
        () -> new PlainConfiguration("own", definition, Map.of("rate", 6, "seen", true)));
    gateway.registry.register(new Component("own", "own.pid", null, Kind.SELF_CONFIGURING));

    gateway.changes.update(List.of(configuration("own", Map.of("rate", 7))), true);

    assertThat(gateway.properties("own").get("rate")).isEqualTo(7);
    assertThat(gateway.properties("own")).doesNotContainKey("seen");
    assertThat(gateway.snapshot(gateway.newest(), "own"))
        .containsEntry("rate", 7)
        .containsEntry("seen", true);
    assertThat(gateway.configurations.defaults("own").getConfigurationProperties())
        .isEqualTo(Map.of("rate", 5));
  }

  @Test
  void ignoresASelfConfigurationThatIsWrong() throws Exception {
    OCD definition =
        TestGateway.objectClass("own", TestGateway.attribute("rate", Scalar.INTEGER, "5"));

    assertThat(fault("other", definition, Map.of())).contains("it has the pid other");
    assertThat(fault("own", definition, Map.of("rate", "5")))
        .contains("the value of rate is not of type Integer");
    assertThat(fault("own", definition, Map.of("rate", new Integer[] {5}))).isEmpty();
    assertThat(
            fault(
                "own",
                TestGateway.objectClass("own", TestGateway.attribute(null, Scalar.INTEGER, "5")),
                Map.of()))
        .contains("attribute null has no id or no type");
  }

  private static Optional<String> fault(
      String pid, OCD definition, Map<String, Object> properties) {
    return SelfConfigurations.fault(new PlainConfiguration(pid, definition, properties), "own");
  }

  private boolean isStored(Map<String, Object> properties) throws KuraException {
    return gateway.changes.isStored(configuration(LAMP, properties));
  }

  private String decrypted(Object password) throws KuraException {
    return new String(gateway.crypto.decryptAes(password.toString().toCharArray()));
  }
}
