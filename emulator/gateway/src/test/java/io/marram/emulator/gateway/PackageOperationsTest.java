package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Packages are installed in a running gateway, updated, removed and refused. */
class PackageOperationsTest extends PackageScene {
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
  void installsTheFileOfAnInstalledPackageAgain() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    Path installed = home.resolve("packages/lights_1.0.0.dp");

    assertThat(await(operations().install(installed.toUri())).state()).isEqualTo(State.DONE);

    assertThat(installed).exists();
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
}
