package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.OSGiHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Every package must resolve on what a Kura 5.6 gateway has: Equinox 3.16 and the packages on a
 * list, in just these versions; Declarative Services 1.4; nothing of the emulator.
 */
class PackageResolutionTest {
  private static final String DECLARATIVE_SERVICES =
      "osgi.extender;osgi.extender=\"osgi.component\";version:Version=\"1.4.0\"";

  /** What a package adds to, and cannot be without. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "marram-onnx-0.1.0.dp",
          "marram-vision-0.1.0.dp",
          "marram-camera-ffmpeg-linux-x86-64-0.1.0.dp",
          "marram-vision-0.1.0.dp",
          "marram-camera-ffmpeg-linux-aarch64-0.1.0.dp",
          "marram-vision-0.1.0.dp");

  @TempDir private Path storage;

  static Stream<Path> packages() throws IOException {
    return Files.list(Path.of("target", "packages"))
        .filter(file -> file.toString().endsWith(".dp"))
        .map(Path::getFileName);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void resolvesOnWhatKuraExports(Path packageFile) throws Exception {
    Framework framework = newFramework();
    try {
      BundleContext context = framework.getBundleContext();
      installKura(context);
      String beside = BESIDE.get(packageFile.toString());
      if (beside != null) {
        install(context, Path.of("target", "packages", beside));
      }
      List<Bundle> bundles = install(context, Path.of("target", "packages").resolve(packageFile));

      assertThat(bundles).isNotEmpty();
      assertThat(reasonNotToResolve(framework, bundles)).isEmpty();
      assertThat(bundles).allMatch(bundle -> bundle.getState() == Bundle.RESOLVED);
    } finally {
      stop(framework);
    }
  }

  @Test
  void sensingResolvesWhereKuraHasNoInference() throws Exception {
    Framework framework = newFramework();
    try {
      Map<String, String> exports = exports();
      assertThat(exports.remove("org.eclipse.kura.ai.inference")).isNotNull();
      installKura(framework.getBundleContext(), exports);
      List<Bundle> bundles =
          install(
              framework.getBundleContext(),
              Path.of("target", "packages", "marram-sensing-0.1.0.dp"));

      assertThat(reasonNotToResolve(framework, bundles)).isEmpty();
    } finally {
      stop(framework);
    }
  }

  @Test
  void thereIsAPackageOfEachKind() throws IOException {
    assertThat(packages().map(Path::toString))
        .extracting(name -> name.replaceFirst("-0\\..*", ""))
        .containsExactlyInAnyOrder(
            "marram-vision",
            "marram-sensing",
            "marram-aws",
            "marram-onnx",
            "marram-runtime-linux-x86-64",
            "marram-runtime-linux-aarch64",
            "marram-camera-ffmpeg-linux-x86-64",
            "marram-camera-ffmpeg-linux-aarch64");
  }

  /** DeploymentAdmin refuses a bundle that another package has installed (ADR 0012). */
  @ParameterizedTest
  @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
  void noBundleIsInTwoPackagesOfAGateway(String otherMachines) throws IOException {
    List<String> bundles = new ArrayList<>();
    for (Path file : packages().filter(name -> !name.toString().contains(otherMachines)).toList()) {
      try (JarFile jar = new JarFile(Path.of("target", "packages").resolve(file).toFile())) {
        jar.getManifest().getEntries().values().stream()
            .map(section -> section.getValue("Bundle-SymbolicName"))
            .forEach(bundles::add);
      }
    }

    assertThat(bundles).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void refusesWhatKuraDoesNotHave() throws Exception {
    Framework framework = newFramework();
    try {
      installKura(framework.getBundleContext());

      assertThat(resolve(framework, "Import-Package", "org.eclipse.kura.wire;version=\"[3,4)\""))
          .contains("org.eclipse.kura.wire");
      assertThat(resolve(framework, "Import-Package", "org.eclipse.paho.client.mqttv3"))
          .contains("org.eclipse.paho");
      assertThat(
              resolve(
                  framework,
                  "Require-Capability",
                  "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5))\""))
          .contains("osgi.component");
      assertThat(resolve(framework, "Import-Package", "org.slf4j;version=\"[1.7,3)\"")).isEmpty();
    } finally {
      stop(framework);
    }
  }

  @Test
  void theEmulatorHasKurasVersionsOfItsApi() throws Exception {
    Map<String, String> kura = exports();
    for (Path file : Platform.bundles(Path.of("target", "platform"))) {
      if (file.getFileName().toString().startsWith("org.eclipse.kura.api")) {
        assertThat(exportedBy(file))
            .isNotEmpty()
            .allSatisfy(
                (name, version) -> {
                  if (kura.containsKey(name)) {
                    assertThat(version).as(name).isEqualTo(kura.get(name));
                  }
                });
      }
    }
  }

  private Framework newFramework() throws BundleException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
    framework.start();
    return framework;
  }

  private static void stop(Framework framework) throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  /** One bundle stands for all of Kura's: to resolve, the framework reads manifests only. */
  private static void installKura(BundleContext context) throws Exception {
    installKura(context, exports());
  }

  private static void installKura(BundleContext context, Map<String, String> exports)
      throws Exception {
    String exported =
        exports.entrySet().stream()
            .map(entry -> entry.getKey() + ";version=\"" + entry.getValue() + "\"")
            .collect(Collectors.joining(","));
    byte[] kura =
        new TestBundle("kura", "5.6.0")
            .header("Export-Package", exported)
            .header("Provide-Capability", DECLARATIVE_SERVICES)
            .jar();
    context.installBundle("kura", new ByteArrayInputStream(kura));
  }

  private static String resolve(Framework framework, String header, String value) throws Exception {
    byte[] jar = new TestBundle("probe", "1.0.0").header(header, value).jar();
    Bundle probe =
        framework.getBundleContext().installBundle("probe", new ByteArrayInputStream(jar));
    try {
      return reasonNotToResolve(framework, List.of(probe));
    } finally {
      probe.uninstall();
    }
  }

  /** Bundles that resolve are not started; starting the others is the way to hear the reason. */
  private static String reasonNotToResolve(Framework framework, List<Bundle> bundles) {
    if (framework.adapt(FrameworkWiring.class).resolveBundles(bundles)) {
      return "";
    }
    StringBuilder reasons = new StringBuilder();
    for (Bundle bundle : bundles) {
      if (bundle.getState() == Bundle.INSTALLED) {
        try {
          bundle.start();
        } catch (BundleException e) {
          reasons.append(e.getMessage());
        }
      }
    }
    assertThat(reasons).isNotEmpty();
    return reasons.toString();
  }

  private static Map<String, String> exports() throws IOException {
    Map<String, String> exports = new TreeMap<>();
    try (InputStream in = PackageResolutionTest.class.getResourceAsStream("kura-5.6-exports.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(line -> exports.put(line[0], line[1]));
    }
    return exports;
  }

  private static Map<String, String> exportedBy(Path bundle) throws IOException {
    Map<String, String> exports = new TreeMap<>();
    try (JarFile jar = new JarFile(bundle.toFile())) {
      String header = jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
      OSGiHeader.parseHeader(header)
          .forEach((String name, Attrs attributes) -> exports.put(name, attributes.getVersion()));
    }
    return exports;
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
}
