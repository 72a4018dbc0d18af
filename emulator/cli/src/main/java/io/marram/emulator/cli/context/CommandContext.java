package io.marram.emulator.cli.context;

import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a command: everything it reads from, or writes to, outside its arguments.
 *
 * @param project the checkout, where the built jars and packages are
 * @param home where a running system keeps its files
 * @param environment the environment variables
 * @param out results
 * @param err progress, warnings, errors
 * @param terminal whether {@code err} is a terminal
 * @param secrets where passwords are typed
 */
public record CommandContext(
    Path project,
    SystemHome home,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    SecretInput secrets) {

  private static final String PROJECT_PROPERTY = "marram.project";
  private static final String TERMINAL_PROPERTY = "marram.terminal";
  private static final String HOME_VARIABLE = "MARRAM_HOME";

  /** The surroundings of this process, as the script {@code marram} passes them. */
  public static CommandContext ofProcess() {
    Path project = Path.of(System.getProperty(PROJECT_PROPERTY, "")).toAbsolutePath().normalize();
    Map<String, String> environment = System.getenv();
    String home = environment.getOrDefault(HOME_VARIABLE, "");
    return new CommandContext(
        project,
        new SystemHome(home.isBlank() ? project.resolve(".marram") : Path.of(home)),
        environment,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean(TERMINAL_PROPERTY),
        new StandardSecretInput());
  }

  /** The Java option that tells another process of the command line where the checkout is. */
  public static String projectOption(Path project) {
    return "-D" + PROJECT_PROPERTY + "=" + project;
  }

  /** An environment variable that is set and not blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** A display of progress that suits what {@code err} is. */
  public ProgressDisplay progress() {
    return output().progress();
  }

  /** The part of it that commands of other packages need. */
  public CommandOutput output() {
    return new CommandOutput(out, err, terminal);
  }

  /** The gateway's networks, for this process. */
  public LocalNetworks networks() {
    return new LocalNetworks(new Installation(project).natives());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
