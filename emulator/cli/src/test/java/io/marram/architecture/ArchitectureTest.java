package io.marram.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may import whom, on the compiled classes of the whole tree (docs/architecture.md). */
class ArchitectureTest {

  private static final String[] FRAMEWORKS = {
    "org.osgi.framework..",
    "org.osgi.service..",
    "org.osgi.util..",
    "org.eclipse.kura..",
    "org.eclipse.paho..",
    "ai.djl..",
    "software.amazon..",
    "com.amazonaws..",
    "com.sleepycat..",
    "com.github.hypfvieh..",
    "org.freedesktop.dbus..",
    "org.bluez..",
    "org.slf4j.."
  };

  private static final String[] DOMAIN = {
    "io.marram.contract..",
    "io.marram.tls..",
    "io.marram.vision..",
    "io.marram.camera",
    "io.marram.camera.live",
    "io.marram.camera.ffmpeg",
    "io.marram.faces",
    "io.marram.cars",
    "io.marram.cars.area",
    "io.marram.cars.count",
    "io.marram.cars.detect",
    "io.marram.cars.lot",
    "io.marram.cars.motion",
    "io.marram.cars.occupancy",
    "io.marram.cars.picture",
    "io.marram.cars.track",
    "io.marram.collection",
    "io.marram.collection.export",
    "io.marram.recognition",
    "io.marram.ble",
    "io.marram.awsiot",
    "io.marram.simulator",
    "io.marram.simulator.kind",
    "io.marram.anomaly",
    "io.marram.anomaly.calibration",
    "io.marram.anomaly.detector",
    "io.marram.anomaly.feature",
    "io.marram.anomaly.forest",
    "io.marram.anomaly.group",
    "io.marram.anomaly.health",
    "io.marram.anomaly.journal",
    "io.marram.anomaly.model",
    "io.marram.anomaly.series"
  };

  private static final String[] FEATURES = {
    "io.marram.camera..",
    "io.marram.faces..",
    "io.marram.cars..",
    "io.marram.collection..",
    "io.marram.recognition..",
    "io.marram.ble..",
    "io.marram.awsiot..",
    "io.marram.simulator..",
    "io.marram.anomaly.."
  };

  /** What the verbs of the command line have in common. */
  private static final String[] BELOW_THE_VERBS = {
    "io.marram.emulator.cli.cloud",
    "io.marram.emulator.cli.context",
    "io.marram.emulator.cli.home",
    "io.marram.emulator.cli.kura",
    "io.marram.emulator.cli.networks",
    "io.marram.emulator.cli.output",
    "io.marram.emulator.cli.process",
    "io.marram.emulator.cli.wires"
  };

  private static final JavaClasses TREE = new ClassFileImporter().importPaths(compiledModules());

  @Test
  void contractAndVisionKnowNothingButJavaAndEachOther() {
    check(
        classes()
            .that()
            .resideInAnyPackage("io.marram.contract..", "io.marram.vision..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..",
                "javax.imageio..",
                "io.marram.contract..",
                "io.marram.vision..",
                "com.eclipsesource.json..",
                "org.osgi.annotation.."));
  }

  @Test
  void tlsAndLogKnowNothingButJava() {
    check(
        classes()
            .that()
            .resideInAnyPackage("io.marram.tls..", "io.marram.log..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.net.ssl..", "io.marram.tls..", "io.marram.log.."));
  }

  @Test
  void domainPackagesAreFreeOfFrameworks() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS));
  }

  @Test
  void domainPackagesHaveNoClockNoThreadsAndNoUnseededChance() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ExecutorService.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .callConstructor(Random.class));
  }

  @Test
  void featureBundlesMeetOnWiresAndInCloudConnectionsOnly() {
    check(
        slices()
            .matching(
                "io.marram.(camera|faces|cars|collection|recognition|ble|simulator|awsiot|anomaly)..")
            .should()
            .notDependOnEachOther());
  }

  @Test
  void onlyInferenceKnowsDeepJavaLibrary() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.marram.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.."));
  }

  @Test
  void theInferencePackageItselfRunsWithoutOsgiAndKura() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.marram.inference")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.osgi.framework..", "org.osgi.service..", "org.eclipse.kura.."));
  }

  @Test
  void onTheGatewayOnlyCameraAndAwsIotKnowPahoAndOnlyRecognitionAndCollectionKnowAws() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.marram.camera.internal..",
                "io.marram.awsiot.internal.mqtt..",
                "io.marram.emulator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.paho.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.marram.aws",
                "io.marram.recognition.internal..",
                "io.marram.collection.internal..",
                "io.marram.cloud..",
                "io.marram.emulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws.."));
  }

  @Test
  void onlyTheCameraByFfmpegKnowsFfmpeg() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.marram.camera.ffmpeg..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.."));
  }

  @Test
  void onTheGatewayOnlyBleKnowsBluetooth() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.marram.ble.internal..", "io.marram.emulator..", "org.eclipse.kura..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.kura.bluetooth.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("io.marram.emulator..")
            .and()
            .resideOutsideOfPackage("io.marram.emulator.bluetooth..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.kura.bluetooth.."));
  }

  @Test
  void onlyTheBluetoothEmulatorKnowsDbusAndBluez() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.marram.emulator.bluetooth..", "io.marram.emulator.devices..", "org.bluez..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.freedesktop.dbus..", "com.github.hypfvieh..", "org.bluez.."));
  }

  @Test
  void onlyTheStoreOfTheOutboxKnowsBerkeleyDb() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.marram.awsiot.internal.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sleepycat.."));
  }

  @Test
  void theCloudKnowsNeitherOsgiNorKura() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.marram.cloud..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.osgi.framework..", "org.osgi.service..", "org.eclipse.kura.."));
  }

  @Test
  void theEmulatorRunsTheShippedArtifactsAndImportsNoneOfThem() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.marram.emulator.kura..",
                "io.marram.emulator.gateway..",
                "io.marram.emulator.bluetooth..",
                "io.marram.emulator.devices..",
                "io.marram.emulator.aws..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(FEATURES)
                    .or(resideInAnyPackage("io.marram.inference..", "io.marram.cloud.."))));
    check(
        noClasses()
            .that()
            .resideInAPackage("io.marram.emulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.marram.camera.internal..",
                "io.marram.camera.source..",
                "io.marram.camera.ffmpeg.internal..",
                "io.marram.faces.internal..",
                "io.marram.recognition.internal..",
                "io.marram.collection.internal..",
                "io.marram.ble.internal..",
                "io.marram.awsiot.internal..",
                "io.marram.simulator.internal..",
                "io.marram.anomaly.internal..",
                "io.marram.cars.internal..",
                "io.marram.inference.internal.."));
  }

  @Test
  void packagesFormNoCycles() {
    check(slices().matching("io.marram.(**)").should().beFreeOfCycles());
  }

  @Test
  void packagesOfTheCommandLineFormNoCyclesAndOnlyListsKnowTheListed() {
    check(slices().matching("io.marram.emulator.cli.(**)").should().beFreeOfCycles());
    check(
        noClasses()
            .that()
            .resideInAPackage("io.marram.emulator.cli.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.marram.emulator.cli"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.marram.emulator.cli", "io.marram.emulator.cli.eval")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.marram.emulator.cli.eval"));
  }

  @Test
  void whatTheVerbsOfTheCommandLineShareKnowsNoVerb() {
    check(
        classes()
            .that()
            .resideInAnyPackage(BELOW_THE_VERBS)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(BELOW_THE_VERBS)
                    .or(resideOutsideOfPackage("io.marram.emulator.cli.."))));
  }

  private static void check(ArchRule rule) {
    rule.check(TREE);
  }

  private static List<Path> compiledModules() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("bundles"))) {
      root = root.getParent();
    }
    try (Stream<Path> files = Files.walk(root, 4)) {
      return files
          .filter(path -> path.endsWith(Path.of("target", "classes")))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
