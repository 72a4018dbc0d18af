package io.marram.emulator.cli.packages;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.home.LocalToken;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.kura.Authorization;
import io.marram.emulator.cli.kura.Authorization.Token;
import io.marram.emulator.cli.kura.Authorization.UserPassword;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.output.CommandFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which gateway a command is for: one of the running system, or any Kura 5.6. */
public final class GatewayOptions {

  static final String PASSWORD_VARIABLE = "MARRAM_PASSWORD";

  private static final String DEFAULT_USER = "admin";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--thing",
      paramLabel = "NAME",
      description = "A gateway of the running system (default: its first).")
  private Optional<String> thing = Optional.empty();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description =
          "Any Kura 5.6 instead: the address of its web UI, as https://gateway.example. Its"
              + " password is taken from "
              + PASSWORD_VARIABLE
              + " or asked for.")
  private Optional<String> gateway = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "With --gateway: who asks (default: " + DEFAULT_USER + ").")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "With --gateway: PEM file with the certificate, or its authority's, if Java does not"
              + " trust it.")
  private Optional<Path> authority = Optional.empty();

  /** Whether the gateway is one that was named by its address. */
  public boolean isRemote() {
    return gateway.isPresent();
  }

  /** Trust for TLS. */
  public Optional<Path> authority() {
    return authority;
  }

  /** A client of the chosen gateway. */
  KuraClient client(CommandContext context) {
    return new KuraClient(address(context), authorization(context), authority);
  }

  /** Where the chosen gateway is. Warns when a password would travel in the clear. */
  public KuraAddress address(CommandContext context) {
    checkCombination();
    if (gateway.isEmpty()) {
      return new KuraAddress(console(context));
    }
    try {
      KuraAddress address = KuraAddress.parse(gateway.get());
      if (address.travelsInTheClear()) {
        context
            .err()
            .println(
                "Warning: "
                    + address
                    + " is not encrypted: others on the way can read the password. Use https.");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Authorization authorization(CommandContext context) {
    return isRemote() ? userPassword(context) : token(context);
  }

  /** The user and the present password, for a gateway named by its address. */
  public UserPassword userPassword(CommandContext context) {
    String name = user.orElse(DEFAULT_USER);
    String password =
        context
            .variable(PASSWORD_VARIABLE)
            .or(() -> typed(context, name))
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no password: set " + PASSWORD_VARIABLE + ", or type it"));
    try {
      return new UserPassword(name, password);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--user: " + e.getMessage(), e);
    }
  }

  private Optional<String> typed(CommandContext context, String name) {
    return context.secrets().interactive()
        ? context.secrets().read("Password of " + name + ": ").filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** The key to a gateway of the running system. */
  public Token token(CommandContext context) {
    return LocalToken.of(context.home(), name(context));
  }

  private String name(CommandContext context) {
    return thing.orElseGet(() -> context.home().requireRunning().thing());
  }

  private URI console(CommandContext context) {
    SystemState system = context.home().requireRunning();
    String name = thing.orElse(system.thing());
    Optional<URI> console =
        name.equals(system.thing())
            ? system.console()
            : context
                .home()
                .joined()
                .find(name)
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            "no gateway \"" + name + "\" is running: see ./marram status"))
                .console();
    return console.orElseThrow(
        () -> new CommandFailure("the gateway \"" + name + "\" has no REST API"));
  }

  private void checkCombination() {
    if (gateway.isPresent() && thing.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--gateway and --thing name two gateways: give one of them");
    }
    if (gateway.isEmpty() && (user.isPresent() || authority.isPresent())) {
      throw new ParameterException(spec.commandLine(), "--user and --ca need --gateway");
    }
  }
}
