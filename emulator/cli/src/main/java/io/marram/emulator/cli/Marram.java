package io.marram.emulator.cli;

import io.marram.emulator.cli.anomaly.replay.ReplayCommand;
import io.marram.emulator.cli.boards.BoardsCommand;
import io.marram.emulator.cli.cars.CountCommand;
import io.marram.emulator.cli.collect.CollectCommand;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.demo.DemoCommand;
import io.marram.emulator.cli.eval.EvalCommand;
import io.marram.emulator.cli.gateway.GatewayCommand;
import io.marram.emulator.cli.gateway.PasswordCommand;
import io.marram.emulator.cli.kura.KuraFailure;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.packages.PackagesCommand;
import io.marram.emulator.cli.parking.ParkingCommand;
import io.marram.emulator.cli.people.PeopleCommand;
import io.marram.emulator.cli.pipeline.PipelineCommand;
import io.marram.emulator.cli.process.LogSetup;
import io.marram.emulator.cli.send.SendCommand;
import io.marram.emulator.cli.sensing.LedgerCommand;
import io.marram.emulator.cli.sensing.QuarantineCommand;
import io.marram.emulator.cli.system.DownCommand;
import io.marram.emulator.cli.system.StatusCommand;
import io.marram.emulator.cli.system.UpCommand;
import io.marram.emulator.cli.watch.WatchCommand;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of Marram. */
@Command(
    name = "marram",
    mixinStandardHelpOptions = true,
    description = {
      "Faces found on a gateway and recognised in the cloud, sensors read and stored: the whole system"
          + " on this machine.",
      ""
    },
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      PipelineCommand.class,
      WatchCommand.class,
      LedgerCommand.class,
      QuarantineCommand.class,
      SendCommand.class,
      PeopleCommand.class,
      PackagesCommand.class,
      BoardsCommand.class,
      ParkingCommand.class,
      GatewayCommand.class,
      PasswordCommand.class,
      ReplayCommand.class,
      CollectCommand.class,
      CountCommand.class,
      EvalCommand.class
    },
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "'./marram VERB --help' explains a verb. Begin with './marram demo'.",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage.",
      "Environment: MARRAM_HOME is the folder of the running system (default: .marram beside the"
          + " script)."
    })
public final class Marram implements Runnable {

  private static final int USAGE_WIDTH = 100;

  /** What a command's constructor takes that runs networks. */
  private static final Class<?>[] WITH_NETWORKS = {CommandOutput.class, LocalNetworks.class};

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean verbose;

  /** Runs one verb and ends with its exit code. */
  public static void main(String[] arguments) {
    LogSetup.quiet();
    int exitCode = commandLine(CommandContext.ofProcess()).execute(arguments);
    // Pools of the AWS SDK and of PyTorch would keep the process alive for a while.
    System.exit(exitCode);
  }

  /** The command line, with what its verbs read and write. */
  static CommandLine commandLine(CommandContext context) {
    Marram marram = new Marram();
    CommandLine commandLine = new CommandLine(marram, commandsOf(context));
    commandLine.setOut(new PrintWriter(context.out(), true));
    commandLine.setErr(new PrintWriter(context.err(), true));
    commandLine.setUsageHelpWidth(USAGE_WIDTH);
    setVersion(commandLine, "marram " + Marram.class.getPackage().getImplementationVersion());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> marram.report(failure, context));
    commandLine.setParameterExceptionHandler((wrong, arguments) -> reportUsage(wrong, context));
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a verb");
  }

  private int report(Exception failure, CommandContext context) {
    if (failure instanceof InterruptedException) {
      context.err().println("marram: interrupted");
    } else if (failure instanceof CommandFailure || failure instanceof KuraFailure) {
      context.err().println("marram: " + failure.getMessage());
    } else {
      context.err().println("marram: " + failure + " (--verbose shows where)");
    }
    if (verbose) {
      failure.printStackTrace(context.err());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static int reportUsage(ParameterException wrong, CommandContext context) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    context.err().println("marram: " + said(wrong) + ": see ./" + command + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  /** Picocli's words, but for a verb or an argument too many, where it speaks of indexes. */
  private static String said(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException surplus) || surplus.isUnknownOption()) {
      return wrong.getMessage();
    }
    List<String> verbs = surplus.getSuggestions();
    return "\""
        + surplus.getUnmatched().get(0)
        + "\" means nothing here"
        + (verbs.isEmpty() ? "" : " (did you mean " + verbs.get(0) + "?)");
  }

  private static void setVersion(CommandLine commandLine, String version) {
    commandLine.getCommandSpec().version(version);
    commandLine.getSubcommands().values().forEach(verb -> setVersion(verb, version));
  }

  /** Gives every command that asks for it the context, or the parts of it that it needs. */
  private static IFactory commandsOf(CommandContext context) {
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
          constructor.setAccessible(true);
          Class<?>[] parameters = constructor.getParameterTypes();
          if (parameters.length == 1 && parameters[0] == CommandContext.class) {
            return type.cast(constructor.newInstance(context));
          }
          if (parameters.length == 1 && parameters[0] == CommandOutput.class) {
            return type.cast(constructor.newInstance(context.output()));
          }
          if (Arrays.equals(parameters, WITH_NETWORKS)) {
            return type.cast(constructor.newInstance(context.output(), context.networks()));
          }
        }
        return CommandLine.defaultFactory().create(type);
      }
    };
  }
}
