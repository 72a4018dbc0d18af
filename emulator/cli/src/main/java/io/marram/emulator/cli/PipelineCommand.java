package io.marram.emulator.cli;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.marram.contract.AlertMessage;
import io.marram.contract.HealthMessage;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.ReadingMessage;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.pipeline.PipelineConfig;
import io.marram.emulator.cli.pipeline.PipelineConfigFile;
import io.marram.emulator.cli.pipeline.PipelineTally;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
final class PipelineCommand implements Callable<Integer> {

  private static final Duration LINE = Duration.ofSeconds(5);

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
        new Run(system, config, actual, progress).until(stop);
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
      return PipelineConfigFile.read(file == null ? example() : Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          (file == null ? "the example" : file.toString()) + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
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

  /** A pipeline that runs. */
  private final class Run {
    private final PipelineSystem system;
    private final PipelineConfig config;
    private final PipelineMode mode;
    private final ProgressDisplay progress;
    private final PipelineTally tally;
    private boolean modelsTooLarge;

    Run(PipelineSystem system, PipelineConfig config, PipelineMode mode, ProgressDisplay progress) {
      this.system = system;
      this.config = config;
      this.mode = mode;
      this.progress = progress;
      this.tally = new PipelineTally(mode.detects());
    }

    void until(StopSignal stop) throws InterruptedException {
      listen();
      introduce();
      long began = System.nanoTime();
      long before = began;
      ProcessLoad load = new ProcessLoad("gateway", system.gateway());
      while (!stop.await(pause(began)) && !isOver(began)) {
        if (!system.isRunning()) {
          throw system.ended();
        }
        long now = System.nanoTime();
        say(tally.line((now - before) / 1e9, load.sample().residentMegabytes()));
        before = now;
        checkModels();
      }
      say(tally.summary((System.nanoTime() - began) / 1e9));
      if (mode.detects()) {
        say("What was learned takes %.2f MB on disk.".formatted(system.modelMegabytes()));
      }
      if (system.lost() > 0) {
        say(system.lost() + " messages could not be passed on: a broker was away.");
      }
    }

    private void listen() {
      PlainClient client = system.client();
      client.hear(ReadingMessage.TOPIC_FILTER, MqttQos.AT_MOST_ONCE, reading -> tally.reading());
      client.hear(
          HealthMessage.TOPIC_FILTER,
          MqttQos.AT_MOST_ONCE,
          message ->
              passOver(() -> tally.health(HealthMessage.parse(message.getPayloadAsBytes()))));
      client.hear(
          AlertMessage.TOPIC_FILTER,
          MqttQos.AT_MOST_ONCE,
          message ->
              passOver(
                  () -> {
                    AlertMessage alert = AlertMessage.parse(message.getPayloadAsBytes());
                    tally.alert(alert);
                    say("Alert: " + AlertLine.of(alert));
                  }));
    }

    /** What others publish on such a topic is none of its business. */
    private void passOver(Runnable work) {
      try {
        work.run();
      } catch (MalformedMessageException e) {
        return;
      }
    }

    private void introduce() {
      URI own = system.broker();
      String host = system.bridged() ? config.host() : own.getHost();
      int port = system.bridged() ? config.port() : own.getPort();
      say(
          "Pipeline %s: %s, %s %s:%d."
              .formatted(
                  mode,
                  mode.simulates()
                      ? "%d sensors, %.1f readings/s"
                          .formatted(config.sensors().size(), config.samplingRate())
                      : "readings that others publish",
                  system.bridged()
                      ? "with the MQTT broker at"
                      : "with an MQTT broker of its own on",
                  host,
                  port));
      String subscriber = "  mosquitto_sub -h " + host + " -p " + port + " -t ";
      say(subscriber + "'sensors/+/data'");
      if (mode.detects()) {
        say(subscriber + "'alerts/+/notification'");
      }
      system.complaints().forEach(complaint -> say("Warning: " + complaint));
      progress.note("Ctrl-C ends it.");
    }

    private void checkModels() {
      double megabytes = system.modelMegabytes();
      if (megabytes > config.maxModelMegabytes() && !modelsTooLarge) {
        modelsTooLarge = true;
        say(
            "Warning: what was learned takes %.1f MB, more than max_model_size_mb, %.1f."
                .formatted(megabytes, config.maxModelMegabytes()));
      }
    }

    private Duration pause(long began) {
      if (seconds == null) {
        return LINE;
      }
      long left = seconds * 1_000_000_000L - (System.nanoTime() - began);
      return Duration.ofNanos(Math.max(1, Math.min(LINE.toNanos(), left)));
    }

    private boolean isOver(long began) {
      return seconds != null && System.nanoTime() - began >= seconds * 1_000_000_000L;
    }

    private void say(String line) {
      progress.beside(() -> context.out().println(line));
    }
  }
}
