package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDeploymentTest {
  private static final Set<String> OLD = Set.of("some/a/1.0.0", "some/b/1.0.0");
  private static final Set<String> NEW = Set.of("some/a/2.0.0", "some/b/2.0.0");

  /** The gateway is killed. */
  private static final class Kill extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** An operation on a gateway. */
  private interface Operation {
    void on(PackageDeployment deployment) throws Exception;
  }

  @TempDir private Path directory;
  private final MemoryFramework framework = new MemoryFramework();
  private Path home;
  private long freeBytes = Long.MAX_VALUE;
  private Optional<String> trialResult = Optional.empty();

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(directory.resolve("home"));
  }

  @Test
  void keepsAPackageInKurasForm() throws Exception {
    assertThat(install("1.0.0")).isEmpty();

    assertThat(framework.content()).isEqualTo(OLD);
    assertThat(Files.readAllLines(home.resolve("dpa.properties")))
        .contains("some=file\\:" + home.resolve("packages/some_1.0.0.dp"));
    assertThat(packageFiles()).containsExactly("some_1.0.0.dp");
  }

  @Test
  void replacesAPackageAndItsFile() throws Exception {
    install("1.0.0");
    install("2.0.0");

    assertThat(framework.content()).isEqualTo(NEW);
    assertThat(packageFiles()).containsExactly("some_2.0.0.dp");
  }

  @Test
  void putsBackWhatWasThereWhenThePackageDoesNotWork() throws Exception {
    install("1.0.0");
    trialResult = Optional.of("it is ill");

    assertThat(install("2.0.0")).contains("it is ill");

    assertThat(framework.content()).isEqualTo(OLD);
    assertThat(home.resolve("dpa.journal")).doesNotExist();
    assertThat(afterRestart()).isEqualTo(OLD);
  }

  @Test
  void removesAPackageThatDoesNotWorkAndHadNothingBefore() throws Exception {
    trialResult = Optional.of("it is ill");

    install("1.0.0");

    assertThat(framework.content()).isEmpty();
    assertThat(afterRestart()).isEmpty();
  }

  @Test
  void putsBackWhatWasThereWhenThePackageCannotBeInstalled() throws Exception {
    install("1.0.0");
    framework.refuse("2.0.0");

    assertThatThrownBy(() -> install("2.0.0")).hasMessageContaining("cannot install a");

    assertThat(framework.content()).isEqualTo(OLD);
    assertThat(afterRestart()).isEqualTo(OLD);
  }

  @Test
  void remembersUntilARestartThatSomethingCouldNotBePutBack() throws Exception {
    install("1.0.0");
    framework.refuse("1.0.0", "2.0.0");
    PackageDeployment deployment = deployment(step -> {});
    assertThatThrownBy(() -> install(deployment, "2.0.0"))
        .hasMessageContaining("comes back at the next start only");
    framework.refuse();

    Path other =
        TestZip.ofPackage("other", "1.0.0").bundle("c", "1.0.0").write(directory.resolve("o.dp"));
    deployment.install(PackageFile.read(store().copy(other)), Duration.ZERO, () -> {});

    assertThat(home.resolve("dpa.journal")).exists();
    framework.clear();
    deployment(step -> {}).restore(text -> {});
    assertThat(framework.content()).containsAll(OLD).contains("other/c/1.0.0");
    assertThat(home.resolve("dpa.journal")).doesNotExist();
  }

  @Test
  void refusesEveryChangeWhileABundleHangsAndKeepsTheJournalForTheNextStart() throws Exception {
    install("1.0.0");
    PackageDeployment deployment = deployment(step -> {});
    framework.hangAt("2.0.0");

    assertThatThrownBy(() -> install(deployment, "2.0.0"))
        .hasMessageContaining("comes back at the next start only")
        .hasMessageContaining("a hangs");
    assertThatThrownBy(() -> install(deployment, "3.0.0"))
        .hasMessage("a hangs: restart the gateway");
    assertThatThrownBy(() -> deployment.uninstall("some"))
        .hasMessage("a hangs: restart the gateway");
    deployment.restore(text -> {});

    assertThat(home.resolve("dpa.journal")).exists();
  }

  @Test
  void changesNothingWhenTheDiskIsFull() throws Exception {
    install("1.0.0");
    freeBytes = 1 << 20;

    assertThatThrownBy(() -> install("2.0.0")).hasMessageContaining("the disk is too full");

    assertThat(framework.content()).isEqualTo(OLD);
    assertThat(home.resolve("dpa.journal")).doesNotExist();
    assertThat(packageFiles()).containsExactly("some_1.0.0.dp");
  }

  @Test
  void changesNothingWhenTheDiskIsFullAtTheEnd() throws Exception {
    install("1.0.0");
    Files.delete(home.resolve("dpa.properties"));
    Files.createDirectories(home.resolve("dpa.properties.new").resolve("in the way"));
    PackageFile wanted = incoming("2.0.0");

    assertThatThrownBy(() -> deployment(step -> {}).install(wanted, Duration.ZERO, () -> {}))
        .hasMessageContaining("cannot be stored");

    assertThat(framework.content()).doesNotContainAnyElementsOf(NEW);
    assertThat(home.resolve("dpa.journal")).doesNotExist();
  }

  @Test
  void changesNothingWhenABundleBelongsToAnotherPackage() throws Exception {
    install("1.0.0");
    Path other =
        TestZip.ofPackage("other", "1.0.0").bundle("a", "3.0.0").write(directory.resolve("o.dp"));

    assertThatThrownBy(
            () ->
                deployment(step -> {})
                    .install(PackageFile.read(store().copy(other)), Duration.ZERO, () -> {}))
        .hasMessageContaining("a is already present");

    assertThat(framework.content()).isEqualTo(OLD);
  }

  @Test
  void uninstallsAPackageAndItsFile() throws Exception {
    install("1.0.0");

    deployment(step -> {}).uninstall("some");

    assertThat(framework.content()).isEmpty();
    assertThat(packageFiles()).isEmpty();
    assertThat(afterRestart()).isEmpty();
  }

  @Test
  void saysThatThereIsNothingToUninstall() {
    assertThatThrownBy(() -> deployment(step -> {}).uninstall("some"))
        .isInstanceOf(PackageException.class)
        .hasMessage("there is no package some");
  }

  @Test
  void hasTheOldOrNoPackageAfterAKillInTheMiddleOfAnInstallation() throws Exception {
    for (int kill = 1; killedAt(kill, deployment -> install(deployment, "1.0.0")); kill++) {
      assertThat(afterRestart()).as("kill %d", kill).isIn(Set.of(), OLD);
      forgetEverything();
    }
  }

  @Test
  void hasTheOldOrTheNewPackageAfterAKillInTheMiddleOfAnUpdate() throws Exception {
    List<Set<String>> seen = new ArrayList<>();
    install("1.0.0");
    for (int kill = 1; killedAt(kill, deployment -> install(deployment, "2.0.0")); kill++) {
      Set<String> content = afterRestart();
      assertThat(content).as("kill %d", kill).isIn(OLD, NEW);
      seen.add(content);
      forgetEverything();
      install("1.0.0");
    }
    assertThat(seen).contains(OLD, NEW);
  }

  @Test
  void hasTheOldPackageAfterAKillInTheMiddleOfARollback() throws Exception {
    install("1.0.0");
    trialResult = Optional.of("it is ill");
    for (int kill = 1; killedAt(kill, deployment -> install(deployment, "2.0.0")); kill++) {
      assertThat(afterRestart()).as("kill %d", kill).isEqualTo(OLD);
    }
  }

  @Test
  void hasThePackageOrNoneAfterAKillInTheMiddleOfAnUninstallation() throws Exception {
    install("1.0.0");
    for (int kill = 1; killedAt(kill, deployment -> deployment.uninstall("some")); kill++) {
      assertThat(afterRestart()).as("kill %d", kill).isIn(Set.of(), OLD);
      forgetEverything();
      install("1.0.0");
    }
  }

  @Test
  void hasThePackageAfterAKillInTheMiddleOfItsRestoration() throws Exception {
    install("1.0.0");
    framework.clear();
    for (int kill = 1; killedAt(kill, deployment -> deployment.restore(text -> {})); kill++) {
      assertThat(afterRestart()).as("kill %d", kill).isEqualTo(OLD);
      framework.clear();
    }
  }

  @Test
  void comesBackToTheOldPackageWhenItsTrialIsInterrupted() throws Exception {
    install("1.0.0");
    Trial interrupted =
        before ->
            (installed, period) -> {
              throw new InterruptedException();
            };

    assertThatThrownBy(
            () ->
                deployment(step -> {}, interrupted)
                    .install(incoming("2.0.0"), Duration.ZERO, () -> {}))
        .isInstanceOf(InterruptedException.class);

    assertThat(afterRestart()).isEqualTo(OLD);
  }

  @Test
  void startsWithoutAPackageWhoseFileIsLost() throws Exception {
    install("1.0.0");
    Files.delete(home.resolve("packages/some_1.0.0.dp"));
    framework.clear();

    assertThat(afterRestart()).isEmpty();
  }

  /** Runs the operation; after this many steps the gateway is killed. False if there are fewer. */
  private boolean killedAt(int steps, Operation operation) throws Exception {
    int[] left = {steps};
    Runnable step =
        () -> {
          if (--left[0] == 0) {
            throw new Kill();
          }
        };
    framework.afterEachBundle(step);
    try {
      operation.on(deployment(name -> step.run()));
      return false;
    } catch (Kill e) {
      return true;
    } finally {
      framework.afterEachBundle(() -> {});
    }
  }

  /** What a gateway's program and this class do at a start. */
  private Set<String> afterRestart() throws IOException {
    if (Files.exists(home.resolve("dpa.journal"))) {
      framework.clear();
    }
    deployment(step -> {}).restore(text -> {});
    assertThat(home.resolve("dpa.journal")).doesNotExist();
    assertThat(packageFiles()).hasSize(framework.content().isEmpty() ? 0 : 1);
    return framework.content();
  }

  private void forgetEverything() throws IOException {
    framework.clear();
    Files.deleteIfExists(home.resolve("dpa.properties"));
    deployment(step -> {}).restore(text -> {});
  }

  private Optional<String> install(String version) throws Exception {
    return install(deployment(step -> {}), version);
  }

  private Optional<String> install(PackageDeployment deployment, String version) throws Exception {
    return deployment.install(incoming(version), Duration.ZERO, () -> {});
  }

  private PackageFile incoming(String version) throws IOException, PackageException {
    Path file =
        TestZip.ofPackage("some", version)
            .bundle("a", version)
            .bundle("b", version)
            .write(directory.resolve("some.dp"));
    return PackageFile.read(
        new PackageStore(home.resolve("packages"), () -> Long.MAX_VALUE).take(file));
  }

  private PackageDeployment deployment(Consumer<String> step) {
    return deployment(step, before -> (installed, period) -> trialResult);
  }

  private PackageDeployment deployment(Consumer<String> step, Trial trial) {
    return new PackageDeployment(
        store(),
        new InstalledPackages(home.resolve("dpa.properties")),
        new Journal(home.resolve("dpa.journal")),
        framework,
        trial,
        step);
  }

  private PackageStore store() {
    return new PackageStore(home.resolve("packages"), () -> freeBytes);
  }

  private List<String> packageFiles() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("packages"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(f -> f.endsWith(".dp"))
          .toList();
    }
  }
}
