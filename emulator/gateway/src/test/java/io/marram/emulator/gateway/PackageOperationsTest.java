package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.marram.emulator.gateway.fixture.FailingComponent;
import io.marram.emulator.gateway.fixture.HangingActivator;
import io.marram.emulator.gateway.fixture.HealthActivator;
import io.marram.emulator.gateway.fixture.PlainComponent;
import io.marram.emulator.gateway.fixture.ThrowingActivator;
import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import io.marram.emulator.kura.packages.PackageOperations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;

/** Packages are installed in a running gateway, good ones and others. */
class PackageOperationsTest {
  private static final String TRIAL_SECONDS = "0.3";

  @TempDir private Path directory;
  private Path home;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    home = directory.resolve("home");
    gateway = start(home);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void installsAFileAndTakesIt() throws Exception {
    Path file = write("1.0.0", lamp("1.0.0"));

    PackageOperation operation = install(file);

    assertThat(operation.state()).isEqualTo(State.DONE);
    assertThat(operation.kind()).isEqualTo(Kind.INSTALL);
    assertThat(operation.name()).isEqualTo("lights");
    assertThat(operation.version()).isEqualTo("1.0.0");
    assertThat(operation.progress()).isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(home.resolve("packages/lights_1.0.0.dp")).exists();
    assertThat(packages())
        .containsExactly(
            new InstalledPackage(
                "lights",
                "1.0.0",
                List.of(new InstalledPackage.InstalledBundle("lamp", "1.0.0", "ACTIVE")),
                false));
  }

  @Test
  void installsFromAUrlAndTakesTheFileAsKuraDoes() throws Exception {
    URI url = write("1.0.0", lamp("1.0.0")).toUri();

    PackageOperation operation = await(operations().install(url));

    assertThat(operation.state()).isEqualTo(State.DONE);
    assertThat(operation.source()).isEqualTo(url.toString());
    assertThat(Path.of(url)).doesNotExist();
  }

  @Test
  void saysThatAPackageIsOnTrial() throws Exception {
    String id = operations().install(write("1.0.0", lamp("1.0.0")));
    RunningGateway.await(() -> operation(id).state() == State.TRIAL, "the trial");

    assertThat(packages()).extracting(InstalledPackage::onTrial).containsExactly(true);
    assertThat(await(id).state()).isEqualTo(State.DONE);
  }

  @Test
  void stopsOnlyTheBundleThatAnUpdateChanges() throws Exception {
    install(write("1.0.0", lamp("1.0.0"), table("1.0.0"), large("1.0.0", 1)));
    Set<String> stopped = stoppedBundles();

    PackageOperation update =
        install(write("1.0.1", lamp("1.0.1"), table("1.0.0"), large("1.0.0", 1)));

    assertThat(update.state()).isEqualTo(State.DONE);
    assertThat(update.kind()).isEqualTo(Kind.UPDATE);
    assertThat(stopped).containsExactly("lamp");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.1");
    assertThat(home.resolve("packages")).isDirectoryNotContaining("glob:**lights_1.0.0.dp");
  }

  @Test
  void updatesABundleThatWasBuiltAgainWithTheSameVersion() throws Exception {
    install(write("1.0.0", lamp("1.0.0"), table("1.0.0")));
    Set<String> stopped = stoppedBundles();

    install(write("1.0.0", lamp("1.0.0").header("Build", "2"), table("1.0.0")));

    assertThat(gateway.bundle("lamp").getHeaders().get("Build")).isEqualTo("2");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(stopped).containsExactly("lamp");
  }

  @Test
  void updatesALargeBundle() throws Exception {
    install(write("1.0.0", large("1.0.0", 1)));
    install(write("2.0.0", large("2.0.0", 2)));

    assertThat(gateway.bundle("large").getVersion()).hasToString("2.0.0");
    assertThat(gateway.bundle("large").getEntry("ballast")).isNotNull();
    assertThat(packages().get(0).bundles().get(0).state()).isEqualTo("ACTIVE");
  }

  @Test
  void removesABundleThatTheNewVersionNoLongerHolds() throws Exception {
    install(write("1.0.0", lamp("1.0.0"), table("1.0.0")));

    install(write("2.0.0", lamp("1.0.0")));

    assertThat(gateway.findBundle("table")).isEmpty();
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
  }

  @Test
  void uninstallsAPackageAndKnowsTheOthersAfterwards() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    install(TestBundle.write(directory, "furniture", "1.0.0", table("1.0.0")));

    PackageOperation operation = await(operations().uninstall("lights"));

    assertThat(operation.state()).isEqualTo(State.DONE);
    assertThat(gateway.findBundle("lamp")).isEmpty();
    assertThat(packages()).extracting(InstalledPackage::name).containsExactly("furniture");
    assertThat(install(TestBundle.write(directory, "furniture", "1.0.1", table("1.0.1"))).state())
        .isEqualTo(State.DONE);
    restart();
    assertThat(packages()).extracting(InstalledPackage::name).containsExactly("furniture");
    assertThat(gateway.bundle("table").getVersion()).hasToString("1.0.1");
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
  void installsTheFileOfAnInstalledPackageAgain() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    Path installed = home.resolve("packages/lights_1.0.0.dp");

    assertThat(await(operations().install(installed.toUri())).state()).isEqualTo(State.DONE);

    assertThat(installed).exists();
  }

  @Test
  void keepsAPackageThatIsHealthy() throws Exception {
    TestBundle healthy = lamp("1.0.0").activator(HealthActivator.class).header("Test-Health", "");

    assertThat(install(write("1.0.0", healthy)).state()).isEqualTo(State.DONE);
  }

  @Test
  void refusesABadPackageAndChangesNothing() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    Path text = Files.writeString(directory.resolve("text.dp"), "no package");

    PackageOperation operation = install(text);

    assertThat(operation.state()).isEqualTo(State.FAILED);
    assertThat(operation.message()).contains("it is no zip file");
    assertThat(text).doesNotExist();
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
  }

  @Test
  void refusesABundleThatWasInstalledByHand() throws Exception {
    Path byHand = Files.write(directory.resolve("lamp.jar"), lamp("1.0.0").jar());
    gateway.context().installBundle(byHand.toUri().toString()).start();

    PackageOperation operation = install(write("1.0.0", lamp("1.0.0"), table("1.0.0")));

    assertThat(operation.state()).isEqualTo(State.FAILED);
    assertThat(operation.message()).contains("bundle lamp/1.0.0 is already present");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(gateway.findBundle("table")).isEmpty();
  }

  @Test
  void refusesABundleOfAnotherPackage() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));

    PackageOperation operation =
        install(TestBundle.write(directory, "furniture", "1.0.0", lamp("2.0.0")));

    assertThat(operation.message()).contains("bundle lamp is in package lights already");
  }

  @Test
  void refusesTheNativeLibrariesOfAnotherMachine() throws Exception {
    PackageOperation operation =
        install(write("1.0.0", lamp("1.0.0").header("Marram-Natives", "linux-s390x")));

    assertThat(operation.state()).isEqualTo(State.FAILED);
    assertThat(operation.message()).contains("lamp.jar is for linux-s390x, and this machine is");
  }

  @Test
  void installsAPackageWhileAnotherOneIsStillDownloading() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    byte[] lights = Files.readAllBytes(write("1.0.0", lamp("1.0.0")));
    HttpServer server = serve(lights, release);
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lights.dp");
      String slow = operations().install(url);
      RunningGateway.await(() -> operation(slow).state() == State.DOWNLOADING, "the download");

      Path other = TestBundle.write(directory, "furniture", "1.0.0", table("1.0.0"));
      assertThat(install(other).state()).isEqualTo(State.DONE);
      assertThat(await(operations().uninstall("furniture")).state()).isEqualTo(State.DONE);
      assertThat(operation(slow).state()).isEqualTo(State.DOWNLOADING);
      release.countDown();

      assertThat(await(slow).state()).isEqualTo(State.DONE);
      assertThat(home.resolve("packages/incoming")).isEmptyDirectory();
    } finally {
      release.countDown();
      server.stop(0);
    }
  }

  /** A server that sends half of the file, and the rest when it is released. */
  private static HttpServer serve(byte[] file, CountDownLatch release) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, file.length / 2);
          exchange.getResponseBody().flush();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.getResponseBody().write(file, file.length / 2, file.length - file.length / 2);
          exchange.close();
        });
    server.start();
    return server;
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

  @Test
  void saysAfterARestartWhyAPackageWasRolledBack() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    install(write("2.0.0", lamp("2.0.0").activator(ThrowingActivator.class)));

    restart();

    assertThat(operations().operations())
        .filteredOn(operation -> operation.state() == State.ROLLED_BACK)
        .extracting(PackageOperation::message)
        .allMatch(message -> message.contains("no lamp in the socket"))
        .hasSize(1);
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
  }

  @Test
  void doesNotUndoAnUpdateWhenTheOldFileIsGivenAgain() throws Exception {
    Path given = write("1.0.0", lamp("1.0.0"));
    gateway.install(given);
    install(write("2.0.0", lamp("2.0.0")));

    gateway.close();
    gateway = start(home, given);

    assertThat(given).exists();
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("2.0.0");
  }

  @Test
  void installsAGivenFileThatWasBuiltAgain() throws Exception {
    gateway.install(write("1.0.0", lamp("1.0.0")));

    gateway.close();
    gateway = start(home, write("1.0.0", lamp("1.0.0").header("Build", "2")));

    assertThat(gateway.bundle("lamp").getHeaders().get("Build")).isEqualTo("2");
  }

  @Test
  void comesBackWithTheOldPackageWhenItIsStoppedDuringATrial() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    gateway.close();
    gateway = start(home, Map.of("marram.trial.seconds", "60"));
    String id = operations().install(write("2.0.0", lamp("2.0.0")));
    RunningGateway.await(() -> operation(id).state() == State.TRIAL, "the trial");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("2.0.0");

    restart();

    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(home.resolve("packages")).isDirectoryNotContaining("glob:**lights_2.0.0.dp");
  }

  @Test
  void saysAfterAKillWhatBecameOfTheOperationThatWasGoingOn() throws Exception {
    restart(Map.of("marram.trial.seconds", "60"));
    gateway.install(write("1.0.0", lamp("1.0.0")));
    String id = operations().install(write("2.0.0", lamp("2.0.0")));
    RunningGateway.await(() -> operation(id).state() == State.TRIAL, "the trial");
    Path history = home.resolve("packages/failures.json");
    byte[] atTheKill = Files.readAllBytes(history);
    gateway.close();
    Files.write(history, atTheKill);

    gateway = start(home);

    assertThat(operation(id).state()).isEqualTo(State.ROLLED_BACK);
    assertThat(operation(id).version()).isEqualTo("2.0.0");
    assertThat(operation(id).message())
        .isEqualTo("the gateway was stopped meanwhile; the old version runs: 1.0.0");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
  }

  @Test
  void installsWhatIsOnKurasListThoughItsStorageIsNew() throws Exception {
    install(write("1.0.0", lamp("1.0.0"), large("1.0.0", 1)));
    gateway.close();
    Files.writeString(home.resolve("osgi/platform.txt"), "another platform");

    gateway = start(home);

    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(gateway.bundle("large").getEntry("ballast")).isNotNull();
  }

  @Test
  void takesKurasCalls() throws Exception {
    ServiceReference<?> reference =
        gateway.context()
            .getAllServiceReferences(
                "org.eclipse.kura.deployment.agent.DeploymentAgentService", null)[0];
    Object agent = gateway.context().getService(reference);
    String url = write("1.0.0", lamp("1.0.0")).toUri().toString();

    agent.getClass().getMethod("installDeploymentPackageAsync", String.class).invoke(agent, url);
    RunningGateway.await(() -> !packages().isEmpty(), "the package");
    RunningGateway.await(
        () -> operations().operations().get(0).ended().isPresent(), "the installation");
    agent
        .getClass()
        .getMethod("uninstallDeploymentPackageAsync", String.class)
        .invoke(agent, "lights");

    RunningGateway.await(() -> packages().isEmpty(), "the package to go");
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

  /** Names of the bundles that stop from now on. */
  private Set<String> stoppedBundles() {
    Set<String> stopped = new TreeSet<>();
    BundleListener listener =
        (SynchronousBundleListener)
            event -> {
              if (event.getType() == BundleEvent.STOPPED) {
                stopped.add(event.getBundle().getSymbolicName());
              }
            };
    gateway.context().addBundleListener(listener);
    return stopped;
  }

  private PackageOperation install(Path file) throws InterruptedException {
    return await(operations().install(file));
  }

  private PackageOperation await(String id) throws InterruptedException {
    RunningGateway.await(() -> operation(id).ended().isPresent(), "the operation to end");
    return operation(id);
  }

  private PackageOperation operation(String id) {
    return operations().operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<InstalledPackage> packages() {
    return operations().packages();
  }

  private PackageOperations operations() {
    return gateway
        .context()
        .getService(gateway.context().getServiceReference(PackageOperations.class));
  }

  private Path write(String version, TestBundle... bundles) throws IOException {
    return TestBundle.write(directory, "lights", version, bundles);
  }

  private static TestBundle lamp(String version) {
    return new TestBundle("lamp", version);
  }

  private static TestBundle table(String version) {
    return new TestBundle("table", version);
  }

  /** Too large to pass through DeploymentAdmin. */
  private static TestBundle large(String version, long seed) {
    byte[] ballast = new byte[5 << 20];
    new Random(seed).nextBytes(ballast);
    return new TestBundle("large", version).ballast(ballast);
  }

  private void restart() throws GatewayException {
    gateway.close();
    gateway = start(home);
  }

  private void restart(Map<String, String> properties) throws GatewayException {
    gateway.close();
    gateway = start(home, properties);
  }

  private static RunningGateway start(Path home, Path... packages) throws GatewayException {
    return start(home, Map.of("marram.trial.seconds", TRIAL_SECONDS), packages);
  }

  /** The test and the gateway's bundles share the types of the operations. */
  private static RunningGateway start(Path home, Map<String, String> properties, Path... packages)
      throws GatewayException {
    Map<String, String> all = new HashMap<>(properties);
    all.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        GatewayControl.class.getPackageName()
            + ";version=\"1.1.0\","
            + PackageOperations.class.getPackageName()
            + ";version=\"1.0.0\"");
    return RunningGateway.start(home, all, packages);
  }
}
