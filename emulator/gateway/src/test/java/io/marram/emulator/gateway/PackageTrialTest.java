package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.gateway.fixture.FailingComponent;
import io.marram.emulator.gateway.fixture.HangingActivator;
import io.marram.emulator.gateway.fixture.HealthActivator;
import io.marram.emulator.gateway.fixture.PlainComponent;
import io.marram.emulator.gateway.fixture.ThrowingActivator;
import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** A package that does not work is rolled back while the gateway goes on. */
class PackageTrialTest extends PackageScene {
  @Test
  void saysThatAPackageIsOnTrial() throws Exception {
    String id = operations().install(write("1.0.0", lamp("1.0.0")));
    RunningGateway.await(() -> operation(id).state() == State.TRIAL, "the trial");

    assertThat(packages()).extracting(InstalledPackage::onTrial).containsExactly(true);
    assertThat(await(id).state()).isEqualTo(State.DONE);
  }

  @Test
  void rollsBackAPackageThatDoesNotResolve() throws Exception {
    assertRolledBack(
        lamp("2.0.0").header("Import-Package", "nobody.has.it"), "lamp", "nobody.has.it");
  }

  @Test
  void rollsBackAPackageWhoseActivatorThrows() throws Exception {
    assertRolledBack(
        lamp("2.0.0").activator(ThrowingActivator.class), "lamp", "no lamp in the socket");
  }

  @Test
  void rollsBackAPackageWhoseComponentFails() throws Exception {
    assertRolledBack(
        lamp("2.0.0").component(FailingComponent.class), "FailingComponent", "the bulb is broken");
  }

  @Test
  void rollsBackAPackageWhoseHealthCheckFails() throws Exception {
    assertRolledBack(
        lamp("2.0.0").activator(HealthActivator.class).header("Test-Health", "it flickers"),
        "health check lamp: it flickers");
  }

  @Test
  void rollsBackAPackageWhoseComponentLacksSomethingItHadBefore() throws Exception {
    install(write("1.0.0", lamp("1.0.0").component(PlainComponent.class)));

    PackageOperation update =
        install(write("2.0.0", lamp("2.0.0").component(PlainComponent.class, "nobody.Offers")));

    assertThat(update.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(update.message()).contains("PlainComponent").contains("lacks something now");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
  }

  @Test
  void removesAPackageThatDoesNotWorkAndHadNothingBefore() throws Exception {
    PackageOperation operation =
        install(write("1.0.0", lamp("1.0.0").activator(ThrowingActivator.class)));

    assertThat(operation.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(gateway.findBundle("lamp")).isEmpty();
    assertThat(packages()).isEmpty();
    assertThat(home.resolve("packages")).isDirectoryNotContaining("glob:**.dp");
  }

  @Test
  void leavesNothingBehindOfAPackageThatTheFrameworkRefuses() throws Exception {
    TestBundle refused = table("1.0.0").header("Import-Package", "a;version=\"none\"");

    PackageOperation operation = install(write("1.0.0", large("1.0.0", 1), refused));

    assertThat(operation.state()).isEqualTo(State.FAILED);
    assertThat(operation.message()).contains("the package cannot be installed");
    assertThat(gateway.findBundle("large")).isEmpty();
    assertThat(gateway.findBundle("table")).isEmpty();
    assertThat(home.resolve("packages/incoming")).isEmptyDirectory();
  }

  @Test
  void leavesTheFileOfAUrlWhereItIsWhenItsPackageDoesNotWork() throws Exception {
    Path file = write("1.0.0", lamp("1.0.0").activator(ThrowingActivator.class));

    PackageOperation operation = await(operations().install(file.toUri()));

    assertThat(operation.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(file).exists();
  }

  @Test
  void keepsAPackageThatIsHealthy() throws Exception {
    TestBundle healthy = lamp("1.0.0").activator(HealthActivator.class).header("Test-Health", "");

    assertThat(install(write("1.0.0", healthy)).state()).isEqualTo(State.DONE);
  }

  @Test
  void putsBackTheOldPackageWhenABundleHangsWhileItStarts() throws Exception {
    restart(Map.of("marram.trial.seconds", TRIAL_SECONDS, "marram.start.seconds", "1"));
    install(write("1.0.0", lamp("1.0.0")));

    PackageOperation operation =
        install(write("2.0.0", lamp("2.0.0").activator(HangingActivator.class)));

    assertThat(operation.state()).isEqualTo(State.FAILED);
    assertThat(operation.message()).isEqualTo("bundle lamp has not started within 1 s");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(home.resolve("dpa.journal")).doesNotExist();
    assertThat(install(write("3.0.0", lamp("3.0.0"))).state()).isEqualTo(State.DONE);
  }

  @Test
  void asksForARestartWhenABundleHangsThatCannotBeInterrupted() throws Exception {
    restart(Map.of("marram.trial.seconds", TRIAL_SECONDS, "marram.start.seconds", "1"));
    install(write("1.0.0", lamp("1.0.0")));
    String release = "release." + UUID.randomUUID();
    TestBundle hanging =
        lamp("2.0.0").activator(HangingActivator.class).header("Test-Release", release);
    try {
      PackageOperation operation = install(write("2.0.0", hanging));

      String reason =
          "bundle lamp has not started within 1 s and cannot be interrupted: restart the gateway";
      assertThat(operation.state()).isEqualTo(State.FAILED);
      assertThat(operation.message())
          .isEqualTo("what was installed before comes back at the next start only: " + reason);
      assertThat(packages()).hasSize(1);
      assertThat(install(write("3.0.0", lamp("3.0.0"))).message()).isEqualTo(reason);
      assertThat(await(operations().uninstall("lights")).message()).isEqualTo(reason);
    } finally {
      System.setProperty(release, "");
    }
    restart();

    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(install(write("3.0.0", lamp("3.0.0"))).state()).isEqualTo(State.DONE);
  }

  private void assertRolledBack(TestBundle bad, String... reason) throws Exception {
    install(write("1.0.0", lamp("1.0.0"), table("1.0.0")));
    Set<String> stopped = stoppedBundles();

    PackageOperation operation = install(write("2.0.0", bad, table("1.0.0")));

    assertThat(operation.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(operation.message()).contains(reason);
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(packages()).extracting(InstalledPackage::version).containsExactly("1.0.0");
    assertThat(stopped).doesNotContain("table");
    assertThat(home.resolve("packages")).isDirectoryContaining("glob:**lights_1.0.0.dp");
    assertThat(home.resolve("packages")).isDirectoryNotContaining("glob:**lights_2.0.0.dp");
  }
}
