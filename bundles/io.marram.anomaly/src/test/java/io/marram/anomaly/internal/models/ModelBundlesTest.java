package io.marram.anomaly.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Model bundles that come and go in a real framework. */
class ModelBundlesTest {

  private static final String AUTOENCODER = "kind=autoencoder\nmodel=net\nwindow=4\nevery=2\n";
  private static final DetectorSettings SERIES =
      new DetectorSettings(1, List.of("deviation", "rate of change"));

  @TempDir private Path storage;
  private Framework framework;
  private BundleContext context;
  private final ModelBundles models = new ModelBundles();

  @BeforeEach
  void start() throws Exception {
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
    framework.start();
    context = framework.getBundleContext();
    models.activate(context);
  }

  @AfterEach
  void stop() throws Exception {
    models.deactivate();
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void aForestComesAndGoesWithItsBundle() throws Exception {
    Bundle bundle =
        install(
            Map.of(
                "anomaly/pump.properties",
                bytes("kind=forest\nfile=pump.json\nsensors=pump-1, vibration"),
                "anomaly/pump.json",
                forest()));

    ServiceReference<DetectorKind> found = found().iterator().next();
    assertThat(found().size()).isEqualTo(1);
    assertThat(found.getProperty(DetectorKind.SENSORS))
        .isEqualTo(new String[] {"pump-1", "vibration"});
    DetectorKind kind = context.getService(found);
    assertThat(kind.name()).isEqualTo("pump");
    assertThat(observe(kind.create(SERIES), 20)).isBetween(0.3, 0.6);

    bundle.stop();
    assertThat(found()).isEmpty();
    bundle.start();
    assertThat(found()).hasSize(1);
    bundle.uninstall();
    assertThat(found()).isEmpty();
  }

  @Test
  void anAutoencoderIsSilentUntilThereIsAnEngine() throws Exception {
    install(Map.of("anomaly/pump.properties", bytes(AUTOENCODER)));
    ServiceReference<DetectorKind> found = found().iterator().next();
    Detector detector = context.getService(found).create(SERIES);
    assertThat(found.getProperty(DetectorKind.SENSORS)).isNull();
    Networks engine = (model, input) -> new float[input.length];

    assertThat(spoken(detector, 100)).isZero();
    models.setNetworks(engine);
    assertThat(spoken(detector, 100)).isEqualTo(40);
    models.unsetNetworks(engine);
    assertThat(spoken(detector, 100)).isZero();
    models.setNetworks(engine);
    assertThat(spoken(detector, 100)).isEqualTo(50);
  }

  @Test
  void anAutoencoderThatFailsOrAnswersNonsenseIsSilentAndRecovers() throws Exception {
    install(Map.of("anomaly/pump.properties", bytes(AUTOENCODER)));
    Detector detector = context.getService(found().iterator().next()).create(SERIES);
    models.setNetworks((model, input) -> input);
    spoken(detector, 100);

    models.setNetworks(
        (model, input) -> {
          throw new NetworkException(false, "it is damaged");
        });
    assertThat(spoken(detector, 100)).isZero();
    models.setNetworks((model, input) -> new float[3]);
    assertThat(spoken(detector, 100)).isZero();
    models.setNetworks((model, input) -> new float[] {0, 0, Float.NaN, 0});
    assertThat(spoken(detector, 100)).isZero();
    models.setNetworks((model, input) -> input);
    assertThat(spoken(detector, 100)).isEqualTo(50);
  }

  @Test
  void aDamagedModelDoesNotHarmTheOthersOfItsBundle() throws Exception {
    byte[] half = new String(forest(), StandardCharsets.UTF_8).substring(0, 900).getBytes();
    install(
        Map.of(
            "anomaly/a.properties", bytes("kind=forest\nfile=half.json"),
            "anomaly/b.properties", bytes("kind=forest\nfile=missing.json"),
            "anomaly/c.properties", bytes("kind=tree"),
            "anomaly/d.properties", bytes("kind=\\u00"),
            "anomaly/Not A Name.properties", bytes(AUTOENCODER),
            "anomaly/good.properties", bytes(AUTOENCODER),
            "anomaly/half.json", half));

    assertThat(found()).hasSize(1);
    assertThat(context.getService(found().iterator().next()).name()).isEqualTo("good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"elsewhere", "", "../anomaly", "anomaly/good.properties"})
  void aBundleWithoutModelsIsNoHarm(String folder) throws Exception {
    install(folder, Map.of("anomaly/good.properties", bytes(AUTOENCODER)));

    assertThat(found()).isEmpty();
  }

  @Test
  void allModelsGoWithTheComponent() throws Exception {
    install(Map.of("anomaly/good.properties", bytes(AUTOENCODER)));
    assertThat(found()).hasSize(1);

    models.deactivate();
    assertThat(found()).isEmpty();
    models.activate(context);
    assertThat(found()).hasSize(1);
  }

  private Collection<ServiceReference<DetectorKind>> found() throws Exception {
    return context.getServiceReferences(DetectorKind.class, null);
  }

  private Bundle install(Map<String, byte[]> files) throws Exception {
    return install("anomaly", files);
  }

  private Bundle install(String folder, Map<String, byte[]> files) throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "pump.models");
    attributes.putValue(ModelBundle.HEADER, folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    Bundle bundle =
        context.installBundle("pump.models", new ByteArrayInputStream(bytes.toByteArray()));
    bundle.start();
    return bundle;
  }

  /** How often it says something about so many readings. */
  private static int spoken(Detector detector, int readings) {
    int spoken = 0;
    for (int i = 0; i < readings; i++) {
      if (!Double.isNaN(observe(detector, i % 3))) {
        spoken++;
      }
    }
    return spoken;
  }

  private static double observe(Detector detector, double value) {
    return detector.observe(new Observation(0, value, new double[] {0.3, 0}));
  }

  private static byte[] forest() throws IOException {
    try (InputStream in =
        ModelBundlesTest.class.getResourceAsStream("/io/marram/anomaly/model/forest.json")) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
