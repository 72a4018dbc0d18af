package io.marram.emulator.gateway;

import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.kura.control.WebAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A gateway in this JVM: an OSGi framework with the platform and the packages. Any number of them
 * may follow one another; each uses a home of its own.
 */
public final class GatewayFramework implements AutoCloseable {
  private static final Duration SERVICES_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final String WEB_BUNDLE = "io.marram.emulator.rest";
  private static final String LOG_CONFIGURATION = "logback.configurationFile";
  private static final String CONTROL_PACKAGE = GatewayControl.class.getPackageName();

  private final GatewayHome home;
  private final Framework framework;
  private final GatewayControl control;

  private GatewayFramework(GatewayHome home, Framework framework, GatewayControl control) {
    this.home = home;
    this.framework = framework;
    this.control = control;
  }

  /**
   * Starts the framework and the platform and installs the packages.
   *
   * @param progress told what is being done, in words for a user
   */
  public static GatewayFramework start(GatewaySettings settings, Consumer<String> progress)
      throws GatewayException {
    List<Path> platform = Platform.bundles(settings.platform());
    GatewayHome home = GatewayHome.open(settings.home());
    Framework framework = null;
    try {
      progress.accept("starting the framework");
      framework = startFramework(home, settings, platform);
      GatewayControl control = await(framework.getBundleContext(), GatewayControl.class);
      control.install(settings.packages(), progress);
      return new GatewayFramework(home, framework, control);
    } catch (GatewayException e) {
      abandon(home, framework);
      throw e;
    } catch (BundleException | IOException | UncheckedIOException e) {
      abandon(home, framework);
      throw new GatewayException("the gateway cannot be started: " + e.getMessage(), e);
    }
  }

  /** The framework's own bundle context, for tests. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  public GatewayControl control() {
    return control;
  }

  /** Number of installed bundles, the framework included. */
  public int bundleCount() {
    return context().getBundles().length;
  }

  /**
   * Applies a graph file and configuration.
   *
   * @param snapshot see {@link GatewayControl#apply}
   */
  public void apply(String snapshot) throws GatewayException {
    try {
      control.apply(snapshot);
    } catch (IllegalArgumentException e) {
      throw new GatewayException("the graph cannot be applied: " + e.getMessage(), e);
    }
  }

  /**
   * Applies a graph file and configuration unless they are those that were applied last: what has
   * been changed on the gateway since then stays.
   *
   * @return whether they were applied
   */
  public boolean applyIfNew(String snapshot) throws GatewayException {
    try {
      if (home.hasApplied(snapshot)) {
        return false;
      }
      apply(snapshot);
      home.recordApplied(snapshot);
      return true;
    } catch (IOException e) {
      throw new GatewayException("the home " + home.directory() + " cannot be used: " + e, e);
    }
  }

  /** Waits until the graph works. */
  public void awaitReady(Duration timeout) throws GatewayException {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<String> pending = control.pending();
    while (!pending.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new GatewayException(
            "not ready after %d s: %s; %s"
                .formatted(timeout.toSeconds(), String.join(", ", pending), inactiveBundles()));
      }
      pause();
      pending = control.pending();
    }
  }

  /** Waits until the REST API and the console listen; nothing when the platform has none. */
  public Optional<WebAccess> awaitWeb() throws GatewayException {
    boolean hasWeb =
        Arrays.stream(context().getBundles())
            .anyMatch(bundle -> WEB_BUNDLE.equals(bundle.getSymbolicName()));
    return hasWeb ? Optional.of(await(context(), WebAccess.class)) : Optional.empty();
  }

  /** Stops the framework; returns once its bundles are stopped. */
  @Override
  public void close() throws GatewayException {
    try (home) {
      framework.stop();
      FrameworkEvent event = framework.waitForStop(STOP_TIMEOUT.toMillis());
      if (event.getType() == FrameworkEvent.WAIT_TIMEDOUT) {
        throw new GatewayException(
            "the framework has not stopped within " + STOP_TIMEOUT.toSeconds() + " s");
      }
    } catch (BundleException | IOException e) {
      throw new GatewayException("the gateway cannot be stopped: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted while the framework was stopping", e);
    }
  }

  private static Framework startFramework(
      GatewayHome home, GatewaySettings settings, List<Path> platform)
      throws BundleException, IOException {
    // What is in the storage after a kill may be half done: like Kura, which clears its storage at
    // every start, all packages are installed again.
    boolean reused = home.isMadeOf(platform) && !home.wasInterrupted();
    if (!reused) {
      home.clearStorage();
    }
    // Without it, DeploymentAdmin stops all bundles of a package of which one is updated. It must
    // be
    // a property of the JVM; on a Kura gateway it goes into the start script.
    System.setProperty("org.apache.felix.deploymentadmin.stopunaffectedbundle", "false");
    configureLog();
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(properties(home, settings));
    framework.init();
    if (!reused || isIncomplete(framework, platform)) {
      installPlatform(framework.getBundleContext(), platform);
      home.recordPlatform(platform);
    }
    framework.start();
    return framework;
  }

  /** Logback looks for its configuration where a property of the JVM says. */
  private static void configureLog() {
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(
          LOG_CONFIGURATION, String.valueOf(GatewayFramework.class.getResource("gateway-log.xml")));
    }
  }

  private static Map<String, String> properties(GatewayHome home, GatewaySettings settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, home.storage().toString());
    properties.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, CONTROL_PACKAGE + ";version=\"1.1.0\"");
    properties.put("felix.cm.dir", home.configuration().toString());
    // Kura's EventAdmin has no time limit for handlers.
    properties.put("org.apache.felix.eventadmin.Timeout", "0");
    // Without delay: what a killed gateway has installed is on disk, and need not be copied again.
    properties.put("eclipse.stateSaveDelayInterval", "0");
    properties.put("osgi.framework.useSystemProperties", "false");
    properties.put("marram.home", home.directory().toString());
    properties.put("marram.thing", settings.thing());
    properties.putAll(settings.properties());
    return properties;
  }

  /** True when the framework was killed before it had written down what was installed. */
  private static boolean isIncomplete(Framework framework, List<Path> platform) {
    return platform.stream()
        .anyMatch(file -> framework.getBundleContext().getBundle(location(file)) == null);
  }

  private static void installPlatform(BundleContext context, List<Path> platform)
      throws BundleException {
    List<Bundle> bundles = new ArrayList<>();
    for (Path file : platform) {
      bundles.add(context.installBundle(location(file)));
    }
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
  }

  /** The framework reads the bundle where it is, without copying it. */
  private static String location(Path file) {
    return "reference:" + file.toUri();
  }

  private static <T> T await(BundleContext context, Class<T> type) throws GatewayException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    try {
      T service = tracker.waitForService(SERVICES_TIMEOUT.toMillis());
      if (service == null) {
        throw new GatewayException(type.getSimpleName() + " has not started: see the log");
      }
      return service;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted while Kura's services were starting", e);
    }
  }

  private String inactiveBundles() {
    List<String> inactive = new ArrayList<>();
    for (Bundle bundle : context().getBundles()) {
      if (bundle.getState() != Bundle.ACTIVE
          && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        inactive.add(bundle.getSymbolicName());
      }
    }
    return inactive.isEmpty() ? "all bundles are active" : "bundles not active: " + inactive;
  }

  private static void pause() throws GatewayException {
    try {
      Thread.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted while waiting for the graph", e);
    }
  }

  private static void abandon(GatewayHome home, Framework framework) {
    try (home) {
      if (framework != null) {
        framework.stop();
        framework.waitForStop(STOP_TIMEOUT.toMillis());
      }
    } catch (BundleException | IOException e) {
      System.getLogger(GatewayFramework.class.getName())
          .log(System.Logger.Level.WARNING, "event=gateway.abandoned reason=\"" + e + "\"");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
