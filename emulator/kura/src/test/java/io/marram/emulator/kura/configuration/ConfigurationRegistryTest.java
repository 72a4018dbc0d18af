package io.marram.emulator.kura.configuration;

import static io.marram.emulator.kura.configuration.TestGateway.DOOR;
import static io.marram.emulator.kura.configuration.TestGateway.LAMP;
import static io.marram.emulator.kura.configuration.TestGateway.attribute;
import static io.marram.emulator.kura.configuration.TestGateway.configuration;
import static io.marram.emulator.kura.configuration.TestGateway.objectClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.configuration.TrackedComponents.Kind;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kura does with definitions that come, change and go. */
class ConfigurationRegistryTest {
  @TempDir private Path home;
  private final FakeConfigurationAdmin admin = new FakeConfigurationAdmin();
  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start(home, admin);
  }

  @Test
  void seedsDefaultsAndThePidBeforeTheComponentIsThere() throws Exception {
    gateway.registry.define(
        new Definition(LAMP, objectClass(LAMP, attribute("rate", Scalar.INTEGER, "5")), false));

    assertThat(admin.getConfiguration(LAMP).getProperties())
        .isEqualTo(
            new Hashtable<>(Map.of("rate", 5, "kura.service.pid", LAMP, "service.pid", LAMP)));
    assertThat(gateway.registry.kuraPids()).isEmpty();
  }

  @Test
  void addsOnlyWhatIsMissingWhenABundleIsUpdated() throws Exception {
    gateway.startBundle();
    gateway.changes.update(List.of(configuration(LAMP, Map.of("brightness", 7))), false);

    gateway.registry.define(
        new Definition(
            LAMP,
            objectClass(
                LAMP,
                attribute("brightness", Scalar.INTEGER, "99"),
                attribute("colour", Scalar.STRING, "red")),
            false));

    assertThat(gateway.properties(LAMP))
        .containsEntry("brightness", 7)
        .containsEntry("colour", "red");
  }

  @Test
  void neverRemovesTheValueOfAnAttributeThatIsGone() throws Exception {
    gateway.startBundle();

    gateway.registry.define(new Definition(LAMP, objectClass(LAMP), false));

    assertThat(gateway.properties(LAMP)).containsEntry("brightness", 40).containsKey("secret");
  }

  @Test
  void addsWhatIsMissingToEveryInstanceOfAFactory() throws Exception {
    gateway.startBundle();
    gateway.changes.create(DOOR, "one", Map.of(), false);
    gateway.changes.create(DOOR, "two", Map.of("height", 3), false);

    gateway.registry.define(
        new Definition(DOOR, objectClass(DOOR, attribute("height", Scalar.INTEGER, "200")), true));

    assertThat(gateway.properties("one")).containsEntry("height", 200);
    assertThat(gateway.properties("two")).containsEntry("height", 3);
  }

  @Test
  void storesThePasswordOfADefaultEncrypted() throws Exception {
    gateway.startBundle();

    Object stored = admin.getConfiguration(LAMP).getProperties().get("secret");
    assertThat(stored).isInstanceOf(String.class).isNotEqualTo("s3cret");
    assertThat(gateway.crypto.decryptAes(((String) stored).toCharArray()))
        .containsExactly("s3cret".toCharArray());
    assertThat(gateway.properties(LAMP).get("secret")).isInstanceOf(Password.class);
  }

  @Test
  void listsFactoriesOnlyWhileTheirBundleIsActive() throws Exception {
    gateway.startBundle();
    assertThat(gateway.registry.factoryPids()).containsExactly(DOOR);

    gateway.registry.undefine(List.of(DOOR));

    assertThat(gateway.registry.factoryPids()).isEmpty();
    assertThat(gateway.registry.objectClass(DOOR)).isNotNull();
  }

  @Test
  void createsAnInstanceOfAFactoryThatIsNotThereYet() throws Exception {
    gateway.changes.create(DOOR, "door", Map.of("width", 80), false);
    assertThat(gateway.registry.kuraPids()).containsExactly("door");

    gateway.startBundle();

    assertThat(gateway.properties("door")).containsEntry("width", 80);
  }

  @Test
  void keepsAComponentWhosePredecessorWithTheSamePidGoesLate() throws Exception {
    gateway.startBundle();
    gateway.changes.create(DOOR, "door", Map.of(), false);
    Component first = gateway.registry.component("door").orElseThrow();
    gateway.changes.delete("door", false);
    gateway.changes.create(DOOR, "door", Map.of(), false);

    gateway.registry.unregister(first);

    assertThat(gateway.registry.kuraPids()).contains("door");
  }

  @Test
  void learnsThatAnInstanceConfiguresItselfWhenItIsThere() throws Exception {
    gateway.changes.create(DOOR, "door", Map.of(), false);
    Component created = gateway.registry.component("door").orElseThrow();

    gateway.registry.register(
        new Component("door", created.servicePid(), DOOR, Kind.SELF_CONFIGURING));

    assertThat(gateway.registry.component("door").orElseThrow().selfConfiguring()).isTrue();
  }

  @Test
  void namesTheDefinitionWhoseDefaultIsWrong() {
    assertThatThrownBy(
            () ->
                gateway.registry.define(
                    new Definition(
                        LAMP, objectClass(LAMP, attribute("rate", Scalar.INTEGER, "x")), false)))
        .isInstanceOf(KuraException.class)
        .hasMessageContainingAll(LAMP, "rate");
  }
}
