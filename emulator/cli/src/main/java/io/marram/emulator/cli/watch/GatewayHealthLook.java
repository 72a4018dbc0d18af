package io.marram.emulator.cli.watch;

import io.marram.contract.HealthMessage;
import io.marram.contract.StageReport;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.sensing.SensorTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** How a system's gateway does: the broker keeps the last that it said. */
public final class GatewayHealthLook {

  private static final int PATIENCE_SECONDS = 2;

  private GatewayHealthLook() {}

  /** The last message; empty if there is none, or the broker does not answer. */
  public static Optional<HealthMessage> at(SystemState system, SystemHome home)
      throws InterruptedException {
    CompletableFuture<HealthMessage> heard = new CompletableFuture<>();
    try {
      TopicListener listener =
          TopicListener.listen(
              system,
              home,
              List.of(HealthMessage.topic(system.thing())),
              publish -> heard.complete(HealthMessage.parse(publish.getPayloadAsBytes())));
      try {
        return Optional.of(heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      } finally {
        listener.close();
      }
    } catch (TimeoutException | ExecutionException | CommandFailure e) {
      return Optional.empty();
    }
  }

  /** The message for people. */
  public static String text(HealthMessage health, long nowMillis) {
    String stages =
        health.stages().stream().map(GatewayHealthLook::text).collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "CPU %.0f %%, memory %,d of %,d MB, %,d MB of disk free%s",
            health.cpuPercent(),
            health.memoryUsedMb(),
            health.memoryTotalMb(),
            health.diskFreeMb(),
            health.temperatureCelsius().isPresent()
                ? String.format(Locale.ROOT, ", %.0f °C", health.temperatureCelsius().getAsDouble())
                : "")
        + (stages.isEmpty() ? "" : "; p99 of " + stages)
        + "; "
        + SensorTable.age(nowMillis - health.timestamp())
        + " ago";
  }

  private static String text(StageReport report) {
    return SensorTable.text(report.stage())
        + String.format(Locale.ROOT, " %.2f ms", report.p99Millis());
  }
}
