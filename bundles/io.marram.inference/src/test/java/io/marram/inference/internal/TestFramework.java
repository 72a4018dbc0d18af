package io.marram.inference.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Equinox inside the test, with bundles that hold nothing but headers and files. It provides what
 * the module's own bundle asks of Kura.
 */
final class TestFramework {

  private static final String PACKAGES =
      "org.eclipse.kura;version=1.7.0,org.eclipse.kura.ai.inference;version=1.0.0,"
          + "org.eclipse.kura.configuration;version=1.2.0,org.slf4j;version=1.7.0,"
          + "io.marram.vision.tensor;version=1.0.0";
  private static final String CAPABILITIES =
      "osgi.extender;osgi.extender=osgi.component;version:Version=1.4.0";

  private final Framework framework;
  private final Path folder;

  TestFramework(Path folder) throws BundleException {
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
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Installs a bundle from a jar. */
  Bundle install(String name, Map<String, String> headers, Map<String, byte[]> files)
      throws IOException, BundleException {
    return context().installBundle(name, new ByteArrayInputStream(jar(name, headers, files)));
  }

  void update(Bundle bundle, Map<String, String> headers, Map<String, byte[]> files)
      throws IOException, BundleException {
    String name = bundle.getSymbolicName();
    bundle.update(new ByteArrayInputStream(jar(name, headers, files)));
  }

  /** Installs a bundle whose only file is a link to a large one. */
  Bundle installLinked(String name, Map<String, String> headers, String file, Path target)
      throws IOException, BundleException {
    Path root = folder.resolve(name);
    Path link = root.resolve(file);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
    Path manifest = root.resolve("META-INF/MANIFEST.MF");
    Files.createDirectories(manifest.getParent());
    try (OutputStream stream = Files.newOutputStream(manifest)) {
      manifest(name, headers).write(stream);
    }
    return context().installBundle("reference:file:" + root + "/");
  }

  void stop() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(10_000);
  }

  private static byte[] jar(String name, Map<String, String> headers, Map<String, byte[]> files)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest(name, headers))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(file.getKey()));
        jar.write(file.getValue());
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Manifest manifest(String name, Map<String, String> headers) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
    headers.forEach(attributes::putValue);
    return manifest;
  }
}
