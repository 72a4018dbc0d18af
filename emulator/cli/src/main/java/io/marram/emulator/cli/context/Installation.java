package io.marram.emulator.cli.context;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.wires.WireGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build made, as it is shipped: packages for gateways, jars for functions. */
public final class Installation {

  private static final String ARCHITECTURE =
      System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";

  private final Path project;

  /**
   * @param project the checkout
   */
  public Installation(Path project) {
    this.project = project;
  }

  /** The jars of the gateway emulator. */
  public List<Path> gatewayJars() {
    Path target = project.resolve("emulator/gateway/target");
    return Stream.of(target, target.resolve("lib"))
        .flatMap(folder -> files(folder, ".jar").stream())
        .toList();
  }

  /** All deployment packages for a gateway of this machine's architecture. */
  public List<Path> packages() {
    return Stream.of(WireGraph.Part.VISION, WireGraph.Part.SENSING)
        .flatMap(part -> packages(part).stream())
        .toList();
  }

  /** The deployment packages that a part of the wire graph needs. */
  public List<Path> packages(WireGraph.Part part) {
    Path packages = project.resolve("deployment-packages");
    List<String> names =
        switch (part) {
          case VISION, PARKING -> List.of("runtime-linux-" + ARCHITECTURE, "vision");
          case CLOUD, SENSING, DETECTION, HEARING -> List.of("sensing", "aws");
        };
    return names.stream()
        .map(name -> packages.resolve(name).resolve("target"))
        .flatMap(folder -> files(folder, ".dp").stream())
        .toList();
  }

  /** The jars of the recognition functions. */
  public List<Path> functionJars() {
    return files(project.resolve("cloud/recognition-function/target/function/lib"), ".jar");
  }

  /** The jars of the ingest function. */
  public List<Path> ingestJars() {
    return files(project.resolve("cloud/ingest-function/target/function/lib"), ".jar");
  }

  /** Where PyTorch's libraries are unpacked, once for all homes: they are half a gigabyte. */
  public Path natives() {
    return project.resolve(".marram/natives");
  }

  /** The folder with DynamoDB Local's jars. */
  public Path dynamoDbJars() {
    return project.resolve("emulator/dynamodb/target/lib");
  }

  private static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot read " + folder + ": run the command with ./marram, which builds it", e);
    }
    throw new CommandFailure(
        "there is no "
            + suffix
            + " in "
            + folder
            + ": run the command with ./marram, which builds it");
  }
}
