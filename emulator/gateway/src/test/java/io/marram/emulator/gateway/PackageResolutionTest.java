package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Every package must resolve on what a Kura 5.6 gateway has: the services of OSGi, Kura's API in
 * its versions, slf4j 1.7, minimal-json; nothing of the emulator.
 */
class PackageResolutionTest {
  @TempDir private Path storage;

  @ParameterizedTest
  @ValueSource(
      strings = {"marram-vision", "marram-runtime-linux-x86-64", "marram-runtime-linux-aarch64"})
  void resolvesOnWhatKuraHas(String packageName) throws Exception {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
    framework.init();
    try {
      installKura(framework.getBundleContext());
      List<Bundle> bundles = install(framework.getBundleContext(), packageFile(packageName));

      assertThat(bundles).isNotEmpty();
      for (Bundle bundle : bundles) {
        assertThat(reasonNotToResolve(bundle)).as(bundle.getSymbolicName()).isEmpty();
      }
    } finally {
      framework.stop();
      framework.waitForStop(10_000);
    }
  }

  /** Starting a bundle is the way to hear why it does not resolve; the framework is not started. */
  private static String reasonNotToResolve(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
      return "";
    } catch (BundleException e) {
      return e.getType() == BundleException.RESOLVE_ERROR ? e.getMessage() : "";
    }
  }

  private static void installKura(BundleContext context) throws Exception {
    for (Path file : Platform.bundles(Path.of("target", "platform"))) {
      if (!file.getFileName().toString().startsWith("emulator-kura")) {
        context.installBundle("reference:" + file.toAbsolutePath().toUri());
      }
    }
  }

  private static List<Bundle> install(BundleContext context, Path packageFile)
      throws IOException, BundleException {
    List<Bundle> bundles = new ArrayList<>();
    try (JarInputStream jar = new JarInputStream(Files.newInputStream(packageFile))) {
      Map<String, Attributes> sections = jar.getManifest().getEntries();
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        Attributes section = sections.get(entry.getName());
        assertThat(section).as("%s in the manifest", entry.getName()).isNotNull();
        Bundle bundle =
            context.installBundle(entry.getName(), new ByteArrayInputStream(jar.readAllBytes()));
        assertThat(bundle.getSymbolicName()).isEqualTo(section.getValue("Bundle-SymbolicName"));
        assertThat(bundle.getVersion().toString()).isEqualTo(section.getValue("Bundle-Version"));
        bundles.add(bundle);
      }
    }
    return bundles;
  }

  private static Path packageFile(String name) {
    return Path.of("target", "packages", name + "-0.1.0.dp");
  }
}
