package io.marram.emulator.cli.demo;

import com.eclipsesource.json.JsonObject;
import io.marram.contract.AlertMessage;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.home.LocalToken;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.KuraFailure;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.sensing.SensorTable;
import io.marram.emulator.cli.wires.DemoSensors;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets a simulated sensor of a gateway fail, to see what the gateway says of it. */
public final class DemoFault {

  private static final int PATIENCE_SECONDS = 20;
  private static final String SIMULATOR = "simulator";

  private final SystemState system;
  private final SystemHome home;
  private final KuraClient gateway;

  /**
   * @param system whose simulated sensors are those of {@link DemoSensors}
   * @param console of its gateway
   */
  public DemoFault(SystemState system, SystemHome home, URI console) {
    this.system = system;
    this.home = home;
    this.gateway =
        new KuraClient(
            new KuraAddress(console), LocalToken.of(home, system.thing()), Optional.empty());
  }

  /** What the gateway said, and how long after the sensor began to fail. */
  public record Report(List<AlertMessage> alerts, long failedAtMillis) {

    /** What happened, for people. */
    public List<String> lines() {
      if (alerts.isEmpty()) {
        return List.of(
            "%s was given %s; there was no alert within %d s: it is still being learned."
                .formatted(DemoSensors.FRAGILE, DemoSensors.FAILURE, PATIENCE_SECONDS));
      }
      TextTable table =
          new TextTable("llrlll", "sensor", "was given", "alert", "rule", "severity", "text");
      for (AlertMessage alert : alerts) {
        table.row(
            alert.source(),
            DemoSensors.FAILURE,
            String.format(
                Locale.ROOT, "after %.1f s", (alert.timestamp() - failedAtMillis) / 1000.0),
            SensorTable.text(alert.rule()),
            alert.severity(),
            SensorTable.printable(alert.text()));
      }
      return table.lines();
    }

    JsonObject toJson() {
      JsonObject object =
          new JsonObject().add("sensor", DemoSensors.FRAGILE).add("fault", DemoSensors.FAILURE);
      alerts.stream()
          .findFirst()
          .ifPresent(alert -> object.add("seconds", (alert.timestamp() - failedAtMillis) / 1000.0));
      return object.add("alerts", alerts.size());
    }
  }

  /**
   * Waits for the first anomaly, and gives what was said until then.
   *
   * @throws CommandFailure if the gateway does not do as it is told
   */
  public Report show(ProgressDisplay progress) throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("letting " + DemoSensors.FRAGILE + " fail");
    boolean well = false;
    BlockingQueue<AlertMessage> said = new LinkedBlockingQueue<>();
    TopicListener listener =
        TopicListener.listen(
            system,
            home,
            List.of(AlertMessage.topic(DemoSensors.FRAGILE)),
            publish -> said.add(AlertMessage.parse(publish.getPayloadAsBytes())));
    try {
      long failedAt = System.currentTimeMillis();
      simulate(DemoSensors.failing());
      Report report = new Report(awaitAnomaly(said), failedAt);
      simulate(DemoSensors.simulated());
      well = true;
      return report;
    } finally {
      listener.close();
      if (well) {
        part.done();
      } else {
        part.failed();
      }
    }
  }

  private static List<AlertMessage> awaitAnomaly(BlockingQueue<AlertMessage> said)
      throws InterruptedException {
    List<AlertMessage> raised = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    AlertMessage alert = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (alert != null) {
      if (alert.state().equals("raised")) {
        raised.add(alert);
      }
      if (alert.rule().equals("anomaly")) {
        return raised;
      }
      alert = said.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return raised;
  }

  private void simulate(String sensors) {
    try {
      gateway.configure(
          SIMULATOR,
          new JsonObject()
              .add("sensors", new JsonObject().add("type", "STRING").add("value", sensors)));
    } catch (KuraFailure e) {
      throw new CommandFailure("the simulator cannot be configured: " + e.getMessage(), e);
    }
  }
}
