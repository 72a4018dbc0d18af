package io.marram.emulator.gateway;

import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

/** A running gateway, and packages to try on it. */
abstract class PackageScene {
  static final String TRIAL_SECONDS = "0.3";

  @TempDir Path directory;
  Path home;
  RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    home = directory.resolve("home");
    gateway = start(home);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  /** Names of the bundles that stop from now on. */
  Set<String> stoppedBundles() {
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

  PackageOperation install(Path file) throws InterruptedException {
    return await(operations().install(file));
  }

  PackageOperation await(String id) throws InterruptedException {
    RunningGateway.await(() -> operation(id).ended().isPresent(), "the operation to end");
    return operation(id);
  }

  PackageOperation operation(String id) {
    return operations().operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  List<InstalledPackage> packages() {
    return operations().packages();
  }

  PackageOperations operations() {
    return gateway
        .context()
        .getService(gateway.context().getServiceReference(PackageOperations.class));
  }

  Path write(String version, TestBundle... bundles) throws IOException {
    return TestBundle.write(directory, "lights", version, bundles);
  }

  static TestBundle lamp(String version) {
    return new TestBundle("lamp", version);
  }

  static TestBundle table(String version) {
    return new TestBundle("table", version);
  }

  /** Too large to pass through DeploymentAdmin. */
  static TestBundle large(String version, long seed) {
    byte[] ballast = new byte[5 << 20];
    new Random(seed).nextBytes(ballast);
    return new TestBundle("large", version).ballast(ballast);
  }

  void restart() throws GatewayException {
    gateway.close();
    gateway = start(home);
  }

  void restart(Map<String, String> properties) throws GatewayException {
    gateway.close();
    gateway = start(home, properties);
  }

  static RunningGateway start(Path home, Path... packages) throws GatewayException {
    return start(home, Map.of("marram.trial.seconds", TRIAL_SECONDS), packages);
  }

  /** The test and the gateway's bundles share the types of the operations. */
  static RunningGateway start(Path home, Map<String, String> properties, Path... packages)
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
