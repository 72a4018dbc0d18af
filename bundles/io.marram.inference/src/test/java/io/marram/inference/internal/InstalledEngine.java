package io.marram.inference.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * This module as an installed bundle, beside the bundle with DJL: its component runs in a class
 * loader of its own.
 */
final class InstalledEngine {

  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
  private static final Path DJL =
      Path.of("..", "io.marram.djl", "target", "classes").toAbsolutePath().normalize();
  private static final long LONGEST_START_SECONDS = 120;

  private final BundleContext context;
  private final Bundle djl;
  private final Bundle bundle;
  private final Object component;

  /**
   * @param directory the component's directory for native libraries; empty for its default
   */
  InstalledEngine(BundleContext context, String directory) throws Exception {
    this.context = context;
    djl = context.installBundle("reference:file:" + DJL + "/");
    bundle = context.installBundle("reference:file:" + CLASSES + "/");
    bundle.start();
    Constructor<?> constructor =
        bundle.loadClass(InferenceEngineComponent.class.getName()).getConstructor();
    component = constructor.newInstance();
    Class<?> type = bundle.loadClass(InferenceEngineConfig.class.getName());
    Object config =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.getName().equals("threads") ? 1 : directory);
    call("activate", new Class<?>[] {BundleContext.class, type}, bundle.getBundleContext(), config);
    awaitEndOfStart();
  }

  InferenceEngineService service() {
    return (InferenceEngineService) component;
  }

  long bundleId() {
    return bundle.getBundleId();
  }

  ClassLoader loader() {
    return component.getClass().getClassLoader();
  }

  void uninstall() throws Exception {
    call("deactivate", new Class<?>[0]);
    bundle.uninstall();
    refresh();
  }

  void uninstallWithDjl() throws Exception {
    uninstall();
    djl.uninstall();
    refresh();
  }

  private void refresh() throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_ID)
        .adapt(FrameworkWiring.class)
        .refreshBundles(null, event -> refreshed.countDown());
    refreshed.await();
  }

  private void call(String name, Class<?>[] types, Object... arguments) throws Exception {
    Method method = component.getClass().getDeclaredMethod(name, types);
    method.setAccessible(true);
    method.invoke(component, arguments);
  }

  /** The starter's thread ends when there is nothing left to do. */
  private static void awaitEndOfStart() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (starting()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("starting did not end");
      }
      Thread.sleep(10);
    }
  }

  private static boolean starting() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("marram-inference-start"));
  }
}
