package io.marram.emulator.cli.eval.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapEditionTest {

  private static final String BUNDLE = "marram.eval.crash.a";

  @TempDir private Path folder;
  private Path original;
  private Path edition;

  @BeforeEach
  void writePackage() {
    original = folder.resolve("original.dp");
    edition = folder.resolve("edition.dp");
    CrashPackage.write("0.1.0", original);
  }

  @Test
  void hasAnotherVersionOfTheBundleAndEverythingElseAsItWas() throws IOException {
    SwapEdition.of(List.of(original), BUNDLE).write(7, edition);

    Map<String, byte[]> before = entries(original);
    Map<String, byte[]> after = entries(edition);
    assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
    assertThat(after.get("marram.eval.crash.b.jar"))
        .isEqualTo(before.get("marram.eval.crash.b.jar"));
    Manifest manifest = new Manifest(new ByteArrayInputStream(after.get("META-INF/MANIFEST.MF")));
    assertThat(manifest.getMainAttributes().getValue("DeploymentPackage-Version"))
        .isEqualTo("0.1.7");
    assertThat(manifest.getAttributes(BUNDLE + ".jar").getValue("Bundle-Version"))
        .isEqualTo("0.1.7");
    assertThat(bundleVersion(after.get(BUNDLE + ".jar"))).isEqualTo("0.1.7");
    assertThat(bundleVersion(before.get(BUNDLE + ".jar"))).isEqualTo("0.1.0");
  }

  @Test
  void knowsWhatIsInstalledOnceItIs() {
    SwapEdition edition = SwapEdition.of(List.of(original), BUNDLE);

    assertThat(edition.packageName()).isEqualTo(CrashPackage.NAME);
    assertThat(edition.bundles(3))
        .containsOnly(Map.entry(BUNDLE, "0.1.3"), Map.entry("marram.eval.crash.b", "0.1.0"));
  }

  @Test
  void refusesABundleThatNoPackageHas() {
    assertThatThrownBy(() -> SwapEdition.of(List.of(original), "io.marram.none"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("io.marram.none");
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(entries.keySet()).first().isEqualTo("META-INF/MANIFEST.MF");
    return entries;
  }

  private static String bundleVersion(byte[] jar) throws IOException {
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      assertThat(in.getNextJarEntry().getName()).isEqualTo("filling");
      return in.getManifest().getMainAttributes().getValue("Bundle-Version");
    }
  }
}
