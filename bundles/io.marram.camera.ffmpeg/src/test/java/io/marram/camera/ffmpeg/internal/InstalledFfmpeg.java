package io.marram.camera.ffmpeg.internal;

import io.marram.camera.ffmpeg.VideoReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** Equinox with this module and the natives as bundles, whose classes only reflection reaches. */
final class InstalledFfmpeg implements AutoCloseable {

  private static final String PACKAGES =
      "org.eclipse.kura;version=1.7.0,org.eclipse.kura.configuration;version=1.2.0,"
          + "org.eclipse.kura.crypto;version=1.3.0,org.eclipse.kura.type;version=1.1.0,"
          + "org.eclipse.kura.wire;version=2.0.0,org.osgi.service.component;version=1.4.0,"
          + "org.osgi.service.event;version=1.4.0,org.osgi.service.wireadmin;version=1.0.1,"
          + "org.slf4j;version=1.7.0,"
          + "io.marram.vision.geometry;version=1.0.0,io.marram.vision.image;version=1.0.0";
  private static final String CAPABILITIES =
      "osgi.extender;osgi.extender=osgi.component;version:Version=1.4.0";

  private final Path folder;
  private final Framework framework;
  private final Bundle natives;
  private final Bundle camera;

  InstalledFfmpeg(Path folder) throws BundleException {
    this.folder = folder;
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).iterator().next();
    framework =
        factory.newFramework(
            Map.of(
                Constants.FRAMEWORK_STORAGE,
                folder.resolve("storage").toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                PACKAGES,
                Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA,
                CAPABILITIES));
    framework.start();
    natives = install(Path.of("..", System.getProperty("natives.bundle"), "target", "classes"));
    camera = install(Path.of("target", "classes"));
    camera.start();
  }

  private Bundle install(Path classes) throws BundleException {
    return framework
        .getBundleContext()
        .installBundle("reference:file:" + classes.toAbsolutePath().normalize() + "/");
  }

  /** Installs both bundles anew in place of what is there. */
  void updateBoth() throws Exception {
    natives.update();
    camera.update();
    refresh(List.of(natives, camera));
  }

  void updateCamera() throws Exception {
    camera.update();
    refresh(List.of(camera));
  }

  private void refresh(List<Bundle> bundles) throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    framework.adapt(FrameworkWiring.class).refreshBundles(bundles, event -> refreshed.countDown());
    refreshed.await();
  }

  /** Reads a video to its end in the installed bundle; how many pictures it has. */
  int count(Path video) throws Exception {
    Class<?> libraries = camera.loadClass(NativeLibraries.class.getName());
    Constructor<?> constructor = libraries.getDeclaredConstructor(Path.class);
    constructor.setAccessible(true);
    Method load = libraries.getDeclaredMethod("load");
    load.setAccessible(true);
    load.invoke(constructor.newInstance(folder.resolve("libraries")));

    Class<?> type = camera.loadClass(VideoReader.class.getName());
    Object reader = type.getMethod("open", Path.class).invoke(null, video);
    int pictures = 0;
    while ((boolean) type.getMethod("advance").invoke(reader)) {
      type.getMethod("image").invoke(reader);
      pictures++;
    }
    type.getMethod("close").invoke(reader);
    return pictures;
  }

  ClassLoader cameraLoader() throws ClassNotFoundException {
    return camera.loadClass(VideoReader.class.getName()).getClassLoader();
  }

  ClassLoader nativesLoader() throws ClassNotFoundException {
    return natives.loadClass("org.bytedeco.javacpp.Loader").getClassLoader();
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
