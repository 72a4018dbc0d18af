package io.marram.emulator.cli.gateway;

import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.process.JavaRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a gateway process is started.
 *
 * @param thing the gateway's name
 * @param home its folder
 * @param graph the file with its wires and their configuration
 * @param consolePort TCP port of its console and REST API, on the loopback interface
 * @param packages deployment packages that it installs
 * @param bluetooth address of the D-Bus with the BlueZ that it uses; empty for the machine's own
 */
public record GatewayLaunch(
    String thing,
    Path home,
    Path graph,
    int consolePort,
    Installation installation,
    List<Path> packages,
    Optional<String> bluetooth) {

  /** The packages are installed while the parts start whose addresses the graph needs. */
  private static final int GRAPH_SECONDS = 120;

  private static final String MAIN_CLASS = "io.marram.emulator.gateway.Gateway";

  /** A small gateway's Java: a bounded heap, since the networks live outside of it. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx128m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Djava.awt.headless=true");

  /** The command line of the process. */
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(JavaRuntime.executable());
    command.addAll(JAVA_OPTIONS);
    // As on a real gateway: what bundles keep here outlives their being replaced. For PyTorch's
    // libraries that is vital, since one process must never map two copies of them.
    command.add("-Dkura.data=" + home.resolve("data"));
    bluetooth.ifPresent(address -> command.add("-Dmarram.dbus.address=" + address));
    command.add("-cp");
    command.add(
        installation.gatewayJars().stream()
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    command.add(MAIN_CLASS);
    command.add("--home");
    command.add(home.toString());
    command.add("--thing");
    command.add(thing);
    for (Path deploymentPackage : packages) {
      command.add("--package");
      command.add(deploymentPackage.toString());
    }
    command.add("--graph");
    command.add(graph.toString());
    command.add("--await-graph");
    command.add(Integer.toString(GRAPH_SECONDS));
    command.add("--http-port");
    command.add(Integer.toString(consolePort));
    return command;
  }
}
