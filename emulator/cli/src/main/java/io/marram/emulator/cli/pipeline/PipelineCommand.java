package io.marram.emulator.cli.pipeline;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs sensors and anomaly detection with the configuration file of an existing project. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulate sensors, publish their readings over MQTT and say what is strange about them, until"
          + " Ctrl-C.",
      "",
      "Takes a config.yaml with the sections mqtt, data_processing, inference and sensors. Readings"
          + " go to sensors/<id>/data, alerts to alerts/<id>/notification of the MQTT broker that is"
          + " named there. If no broker listens at that address of this machine, one is started; if"
          + " one does, it is used.",
      ""
    },
    footer = {
      "",
      "Modes: full simulates and detects; simulation only publishes readings; inference judges the",
      "readings that anybody publishes on sensors/+/data.",
      "",
      "  ./marram pipeline                              with the example's configuration",
      "  ./marram pipeline --config config.yaml",
      "  ./marram pipeline --mode inference --seconds 60",
      "",
      "Exit code 0 after Ctrl-C or the seconds, 1 if it does not start or the gateway ends."
    })
public final class PipelineCommand implements Callable<Integer> {

  private static final long LARGEST_BYTES = 4 << 20;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: one sensor, and a broker on localhost:1883).")
  private Path file;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "full",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private PipelineMode mode;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
  private Integer seconds;

  PipelineCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (seconds != null && seconds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--seconds must be at least 1, was " + seconds);
    }
    PipelineConfig config = config();
    config.notes().forEach(note -> context.err().println("Note: " + note + "."));
    PipelineMode actual = actualMode(config);
    try (StopSignal stop = new StopSignal();
        ProgressDisplay progress = context.progress()) {
      try (PipelineSystem system =
          PipelineSystem.start(new Installation(context.project()), config, actual, progress)) {
        new PipelineRun(
                system,
                config,
                actual,
                progress,
                context.out(),
                Optional.ofNullable(seconds).map(Duration::ofSeconds))
            .until(stop);
      } catch (CommandFailure e) {
        // A part that is stopped while it starts complains about that.
        if (stop.isRequested()) {
          throw new InterruptedException();
        }
        throw e;
      }
    }
    return 0;
  }

  private PipelineConfig config() {
    try {
      return PipelineConfigFile.read(file == null ? example() : text(file));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          (file == null ? "the example" : file.toString()) + ", " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new CommandFailure(file + " is not text in UTF-8", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IllegalArgumentException("the file is larger than 4 MB");
    }
    return Files.readString(file);
  }

  private static String example() {
    try (InputStream stream = PipelineConfigFile.class.getResourceAsStream("example-config.yaml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PipelineMode actualMode(PipelineConfig config) {
    if (!mode.simulates() || !config.sensors().isEmpty()) {
      return mode;
    }
    if (mode == PipelineMode.SIMULATION) {
      throw new CommandFailure("the configuration has no sensors to simulate (sensors.simulation)");
    }
    context.err().println("Note: no sensors are simulated, so it judges what others publish.");
    return PipelineMode.INFERENCE;
  }
}
