package io.marram.emulator.cli.demo;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.contract.CarCountMessage;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.parking.ParkingWires;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.emulator.devices.parking.camera.ParkingCameraClient;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Compares for a while what the gateway counts on the drawn lot with how many cars there are. */
final class DemoParking {

  private final SystemState system;
  private final SystemHome home;
  private final ParkingCameraClient camera;

  /**
   * @param camera of the lot that the system's gateway looks at
   */
  DemoParking(SystemState system, SystemHome home, ParkingCameraClient camera) {
    this.system = system;
    this.home = home;
    this.camera = camera;
  }

  /** A count, and what was so when it arrived. */
  record Count(CarCountMessage said, ParkingTruth truth) {

    /** How many cars there are, from what is seen and who came and went. */
    private int estimate() {
      return said.estimate().map(CarCountMessage.Estimate::cars).orElse(said.cars());
    }

    private boolean isRight() {
      return estimate() == truth.cars();
    }
  }

  /** What was said, oldest first. */
  record Report(List<Count> counts) {

    public List<String> lines() {
      if (counts.isEmpty()) {
        return List.of("The parking camera's cars were not counted: see the gateway's log.");
      }
      TextTable table =
          new TextTable(
              "lrrrrrrrl",
              "lot's time",
              "in sight",
              "in the lot",
              "true",
              "free",
              "true",
              "came",
              "went",
              "");
      Count first = counts.get(0);
      for (Count count : counts) {
        table.row(
            LocalTime.MIDNIGHT
                .plus(Duration.ofMillis(count.truth().timeMillis()))
                .truncatedTo(ChronoUnit.SECONDS),
            count.said().cars(),
            count.estimate(),
            count.truth().cars(),
            text(count.said().free()),
            count.truth().free(),
            count.said().entered().orElse(0) - first.said().entered().orElse(0),
            count.said().left().orElse(0) - first.said().left().orElse(0),
            count.truth().driving() ? "a car drives" : "");
      }
      List<String> lines = new ArrayList<>(table.lines());
      lines.add("");
      Count last = counts.get(counts.size() - 1);
      lines.add(
          "%d of %d counts of the parking lot's cars were right; came %d of %d, went %d of %d."
              .formatted(
                  counts.stream().filter(Count::isRight).count(),
                  counts.size(),
                  last.said().entered().orElse(0) - first.said().entered().orElse(0),
                  last.truth().entered() - first.truth().entered(),
                  last.said().left().orElse(0) - first.said().left().orElse(0),
                  last.truth().left() - first.truth().left()));
      return lines;
    }

    private static String text(OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "-";
    }

    JsonArray toJson() {
      JsonArray array = new JsonArray();
      for (Count count : counts) {
        JsonObject object =
            new JsonObject()
                .add("seen", count.said().cars())
                .add("cars", count.estimate())
                .add("true", count.truth().cars())
                .add("free", count.said().free().orElse(-1))
                .add("trueFree", count.truth().free());
        count.said().entered().ifPresent(entered -> object.add("entered", entered));
        count.said().left().ifPresent(left -> object.add("left", left));
        array.add(object);
      }
      return array;
    }
  }

  /**
   * Listens for a while.
   *
   * @throws io.marram.emulator.cli.output.CommandFailure if the broker or the camera cannot be
   *     reached
   */
  Report show(Duration time, ProgressDisplay progress) throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("counting cars for " + time.toSeconds() + " s");
    boolean well = false;
    BlockingQueue<CarCountMessage> said = new LinkedBlockingQueue<>();
    TopicListener listener =
        TopicListener.listen(
            system,
            home,
            List.of(ParkingWires.topic(system.thing())),
            publish -> said.add(CarCountMessage.parse(publish.getPayloadAsBytes())));
    try {
      Report report = new Report(listen(said, System.nanoTime() + time.toNanos()));
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

  private List<Count> listen(BlockingQueue<CarCountMessage> said, long deadline)
      throws InterruptedException {
    List<Count> counts = new ArrayList<>();
    while (System.nanoTime() < deadline) {
      CarCountMessage message = said.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message != null && message.zone().isEmpty()) {
        counts.add(new Count(message, ParkingWires.truth(camera)));
      }
    }
    return counts;
  }
}
