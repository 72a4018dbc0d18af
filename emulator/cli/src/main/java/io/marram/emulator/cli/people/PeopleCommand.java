package io.marram.emulator.cli.people;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Keeps the gallery of known people. */
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = {"Keep the gallery of people who are recognised.", ""},
    commandListHeading = "%nActions:%n",
    subcommands = {PeopleAddCommand.class, PeopleListCommand.class, PeopleRemoveCommand.class},
    footer = {
      "",
      "The gallery is that of the running system. Without one, or with --function, it is that of the"
          + " named Lambda function in AWS; AWS_REGION and credentials must be set then."
    })
public final class PeopleCommand implements Runnable {

  static final String DEFAULT_FUNCTION = "people";

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description =
          "A Lambda function in AWS instead of the running system's (default there: "
              + DEFAULT_FUNCTION
              + ").")
  private Optional<String> function = Optional.empty();

  PeopleCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name an action: add, list or remove");
  }

  CommandContext context() {
    return context;
  }

  /** The function that was chosen, or is there. */
  PeopleFunction function() {
    Optional<String> region = context.variable("AWS_REGION");
    if (function.isPresent()) {
      return new PeopleFunction(
          function.get(),
          region.orElseThrow(
              () -> new CommandFailure("--function needs AWS_REGION: set it to its region")),
          Optional.empty());
    }
    return context
        .home()
        .running()
        .map(PeopleFunction::of)
        .or(() -> region.map(name -> new PeopleFunction(DEFAULT_FUNCTION, name, Optional.empty())))
        .orElseThrow(() -> new CommandFailure("no system is running: start one with ./marram up"));
  }
}
