package io.marram.emulator.cli.pipeline;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.marram.contract.AlertMessage;
import io.marram.contract.HealthMessage;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.ReadingMessage;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.StopSignal;
import io.marram.emulator.cli.process.ProcessLoad;
import io.marram.emulator.cli.sensing.AlertLine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what a pipeline does for as long as it runs. */
final class PipelineRun {

  private static final Duration LINE = Duration.ofSeconds(5);

  private final PipelineSystem system;
  private final PipelineConfig config;
  private final PipelineMode mode;
  private final ProgressDisplay progress;
  private final PrintStream out;
  private final Optional<Duration> limit;
  private final PipelineTally tally;
  private boolean modelsTooLarge;

  /**
   * @param limit how long it runs at most; empty for as long as nobody stops it
   */
  PipelineRun(
      PipelineSystem system,
      PipelineConfig config,
      PipelineMode mode,
      ProgressDisplay progress,
      PrintStream out,
      Optional<Duration> limit) {
    this.system = system;
    this.config = config;
    this.mode = mode;
    this.progress = progress;
    this.out = out;
    this.limit = limit;
    this.tally = new PipelineTally(mode.detects(), config.maxInferenceMillis());
  }

  /**
   * Goes on until it is to stop, or its time is over.
   *
   * @throws io.marram.emulator.cli.output.CommandFailure if the gateway ends
   */
  void until(StopSignal stop) throws InterruptedException {
    listen();
    introduce();
    long began = System.nanoTime();
    long before = began;
    ProcessLoad load = new ProcessLoad("gateway", system.gateway());
    while (!stop.await(pause(began)) && left(began) > 0) {
      if (!system.isRunning()) {
        throw system.ended();
      }
      long now = System.nanoTime();
      say(tally.line((now - before) / 1e9, load.sample().residentMegabytes()));
      before = now;
      checkModels();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    // At its end the detector writes what it has learned.
    system.stopGateway();
    conclude(seconds);
  }

  private void listen() {
    hear(ReadingMessage.TOPIC_FILTER, reading -> tally.reading());
    hear(
        HealthMessage.TOPIC_FILTER,
        message ->
            tally
                .health(HealthMessage.parse(message.getPayloadAsBytes()))
                .ifPresent(slow -> say("Health: " + slow + ".")));
    hear(
        AlertMessage.TOPIC_FILTER,
        message -> {
          AlertMessage alert = AlertMessage.parse(message.getPayloadAsBytes());
          tally.alert(alert);
          say("Alert: " + AlertLine.of(alert));
        });
  }

  /** What others publish on such a topic, and nobody can read, is none of its business. */
  private void hear(String filter, Consumer<Mqtt3Publish> hearer) {
    system
        .client()
        .hear(
            filter,
            MqttQos.AT_MOST_ONCE,
            message -> {
              try {
                hearer.accept(message);
              } catch (MalformedMessageException e) {
                return;
              }
            });
  }

  private void introduce() {
    String host = system.bridged() ? config.host() : system.broker().getHost();
    int port = system.bridged() ? config.port() : system.broker().getPort();
    say(
        "Pipeline %s: %s, %s %s:%d."
            .formatted(
                mode,
                source(),
                system.bridged() ? "with the MQTT broker at" : "with an MQTT broker of its own on",
                host,
                port));
    String subscriber = "  mosquitto_sub -h " + host + " -p " + port + " -t ";
    say(subscriber + "'" + ReadingMessage.TOPIC_FILTER + "'");
    if (mode.detects()) {
      say(subscriber + "'" + AlertMessage.TOPIC_FILTER + "'");
    }
    system.complaints().forEach(complaint -> say("Warning: " + complaint));
    progress.note("Ctrl-C ends it.");
  }

  private String source() {
    if (!mode.simulates()) {
      return "readings that others publish";
    }
    int sensors = config.sensors().size();
    return String.format(
        Locale.ROOT,
        "%d simulated %s, %.1f readings/s",
        sensors,
        sensors == 1 ? "sensor" : "sensors",
        config.samplingRate());
  }

  private void checkModels() {
    double megabytes = system.modelMegabytes();
    if (megabytes > config.maxModelMegabytes() && !modelsTooLarge) {
      modelsTooLarge = true;
      say(
          String.format(
              Locale.ROOT,
              "Warning: what was learned takes %.1f MB, more than max_model_size_mb, %.1f.",
              megabytes,
              config.maxModelMegabytes()));
    }
  }

  private void conclude(double seconds) {
    say(tally.summary(seconds));
    if (mode.detects()) {
      say(
          String.format(
              Locale.ROOT, "What was learned takes %.2f MB on disk.", system.modelMegabytes()));
    }
    if (system.lost() > 0) {
      say(system.lost() + " messages could not be passed on: a broker was away.");
    }
  }

  private Duration pause(long began) {
    return Duration.ofNanos(Math.max(0, Math.min(LINE.toNanos(), left(began))));
  }

  private long left(long began) {
    return limit
        .map(duration -> duration.toNanos() - (System.nanoTime() - began))
        .orElse(Long.MAX_VALUE);
  }

  private void say(String line) {
    progress.beside(() -> out.println(line));
  }
}
