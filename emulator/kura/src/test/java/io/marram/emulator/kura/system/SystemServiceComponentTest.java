package io.marram.emulator.kura.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

class SystemServiceComponentTest {
  @TempDir private Path home;
  private final Map<String, String> given = new HashMap<>();

  @BeforeEach
  void name() {
    given.put("marram.home", home.toString());
    given.put("marram.thing", "gate");
  }

  @Test
  void isKura56OnThisMachine() {
    SystemService system = system();

    assertThat(system.getKuraVersion()).isEqualTo("KURA_5.6.0");
    assertThat(system.getKuraMarketplaceCompatibilityVersion()).isEqualTo("5.6.0");
    assertThat(system.getDeviceName()).isEqualTo("gate");
    assertThat(system.getOsName()).isEqualTo(System.getProperty("os.name"));
    assertThat(system.getOsVersion()).startsWith(System.getProperty("os.version"));
    assertThat(system.getJavaVersion()).isEqualTo(System.getProperty("java.runtime.version"));
    assertThat(system.getNumberOfProcessors())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(system.getTotalMemory()).isGreaterThanOrEqualTo(system.getFreeMemory());
  }

  @Test
  void keepsItsFilesInTheGatewaysFolder() {
    SystemService system = system();

    assertThat(system.getKuraSnapshotsDirectory()).isEqualTo(home.resolve("snapshots").toString());
    assertThat(system.getKuraDataDirectory()).isEqualTo(home.resolve("data").toString());
    assertThat(system.getKuraSnapshotsCount()).isEqualTo(10);
  }

  @Test
  void takesWhatTheUserHasWrittenAndAboveAllWhatTheFrameworkIsGiven() throws IOException {
    Files.writeString(
        home.resolve("kura_custom.properties"),
        "kura.snapshots.count=5\nkura.model.id = M1 \nmine=yes\n");
    given.put("kura.snapshots", "/somewhere");
    given.put("kura.model.id", "M2");

    SystemService system = system();

    assertThat(system.getKuraSnapshotsCount()).isEqualTo(5);
    assertThat(system.getKuraSnapshotsDirectory()).isEqualTo("/somewhere");
    assertThat(system.getModelId()).isEqualTo("M2");
    assertThat(system.getProperties()).containsEntry("mine", "yes");
  }

  @Test
  void takesADefaultForANumberThatIsNone() throws IOException {
    Files.writeString(home.resolve("kura_custom.properties"), "kura.snapshots.count=many");

    assertThat(system().getKuraSnapshotsCount()).isEqualTo(10);
  }

  @Test
  void startsWithACustomFileThatIsUnreadable() throws IOException {
    Files.writeString(home.resolve("kura_custom.properties"), "a=\\uZZZZ");

    assertThat(system().getKuraVersion()).isEqualTo("KURA_5.6.0");
  }

  @Test
  void givesAwayACopyOfItsProperties() {
    SystemService system = system();

    system.getProperties().setProperty("kura.version", "mine");

    assertThat(system.getKuraVersion()).isEqualTo("KURA_5.6.0");
  }

  @Test
  void needsAFolder() {
    given.remove("marram.home");

    assertThatThrownBy(this::system).hasMessageContaining("marram.home is missing");
  }

  private SystemService system() {
    return new SystemServiceComponent(
        (BundleContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> given.get((String) arguments[0])));
  }
}
