package io.marram.emulator.gateway;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/** A gateway of a test, with the components of the test package in reach. */
final class RunningGateway implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final GatewayFramework framework;

  private RunningGateway(GatewayFramework framework) {
    this.framework = framework;
  }

  /** Packages that are installed later are not watched. */
  static RunningGateway start(Path home, Path... packages) throws GatewayException {
    return start(home, Map.of("marram.trial.seconds", "0"), packages);
  }

  static RunningGateway start(Path home, Map<String, String> properties, Path... packages)
      throws GatewayException {
    GatewaySettings settings =
        new GatewaySettings(
            home,
            "test",
            List.of(packages),
            Path.of("target", "platform").toAbsolutePath(),
            properties);
    return new RunningGateway(GatewayFramework.start(settings, text -> {}));
  }

  /** Applies a graph with the given configurations and waits until its wires are connected. */
  /** Applies a graph unless it was applied last; does not wait. */
  boolean applyIfNew(String snapshot) throws GatewayException {
    return framework.applyIfNew(snapshot);
  }

  void apply(String snapshot) throws GatewayException {
    framework.apply(snapshot);
    framework.awaitReady(TIMEOUT);
  }

  void awaitReady() throws GatewayException {
    framework.awaitReady(TIMEOUT);
  }

  String configurations() {
    return framework.control().configurations();
  }

  /** Lets the source of this pid emit a text. */
  String emit(String pid, String text) throws Exception {
    @SuppressWarnings("unchecked")
    UnaryOperator<String> source = await(UnaryOperator.class, pid);
    return source.apply(text);
  }

  /** What has arrived at the sink of this pid. */
  List<String> received(String pid) throws Exception {
    @SuppressWarnings("unchecked")
    Supplier<List<String>> sink = await(Supplier.class, pid);
    return sink.get();
  }

  Map<String, Object> lamp() throws Exception {
    @SuppressWarnings("unchecked")
    Callable<Map<String, Object>> lamp =
        await(Callable.class, "io.marram.emulator.gateway.fixture.Lamp");
    return lamp.call();
  }

  Optional<Bundle> findBundle(String symbolicName) {
    return Arrays.stream(framework.context().getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
        .findFirst();
  }

  Bundle bundle(String symbolicName) {
    return findBundle(symbolicName).orElseThrow();
  }

  void install(Path... packages) {
    framework.control().install(List.of(packages), text -> {});
  }

  /** Replaces a bundle by one that differs in its version only, as DeploymentAdmin does. */
  void update(Path deploymentPackage, String symbolicName, String version) throws Exception {
    Bundle bundle = bundle(symbolicName);
    bundle.stop();
    bundle.update(BundleEdition.of(deploymentPackage, symbolicName, version));
    CountDownLatch refreshed = new CountDownLatch(1);
    context()
        .getBundle(Constants.SYSTEM_BUNDLE_ID)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> refreshed.countDown());
    if (!refreshed.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("waited in vain for the refresh of " + symbolicName);
    }
    bundle.start();
  }

  /** Nothing of bundles that were replaced may stay. */
  static void awaitCollected(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
    await(
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        },
        "the class loaders of the bundles that were replaced");
  }

  BundleContext context() {
    return framework.context();
  }

  static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(10);
    }
  }

  private <T> T await(Class<T> type, String pid) throws Exception {
    await(() -> find(type, pid).isPresent(), type.getSimpleName() + " " + pid);
    return framework.context().getService(find(type, pid).orElseThrow());
  }

  private <T> Optional<ServiceReference<T>> find(Class<T> type, String pid) {
    try {
      Collection<ServiceReference<T>> found =
          framework.context().getServiceReferences(type, "(kura.service.pid=" + pid + ")");
      return found.stream().findFirst();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws GatewayException {
    framework.close();
  }
}
