package io.marram.emulator.cli.cars;

import io.marram.cars.Detections;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.PictureCounter;
import io.marram.cars.count.StallJudge;
import io.marram.cars.count.StallState;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.detect.StillDetector;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.vision.image.RgbImage;
import java.util.List;
import java.util.Optional;

/** Counts the cars of single pictures. */
final class PictureCount {

  private final OpenDetector detector;
  private final PictureCounter counter;
  private final StallJudge judge;
  private final Optional<StillDetector> closer;

  /**
   * @param detector if it is a network, stalls are looked at more closely
   */
  PictureCount(OpenDetector detector, CountSettings settings) {
    this.detector = detector;
    counter = new PictureCounter(settings);
    judge = new StallJudge(settings.areas().stalls());
    closer =
        detector
            .network()
            .filter(network -> !settings.areas().stalls().isEmpty())
            .map(
                network ->
                    new StillDetector(
                        network.network(), network.model(), settings.labels().inStalls()));
  }

  /** What was found in a picture, and what that counts. */
  record Result(Detections found, CountReport report) {}

  /**
   * Counts.
   *
   * @throws CommandFailure if the detector fails
   */
  Result count(RgbImage picture, long timeMillis) {
    Detections found = detector.look(picture, timeMillis);
    CountReport report = counter.count(found);
    return new Result(
        found, closer.isEmpty() ? report : with(report, states(closer.get(), picture)));
  }

  private List<StallState> states(StillDetector still, RgbImage picture) {
    try {
      return judge.judge(picture, still.look(picture, judge.typicalArea())).stream()
          .map(judgement -> new StallState(judgement.stall(), judgement.occupied()))
          .toList();
    } catch (DetectorException e) {
      throw new CommandFailure("the detector failed: " + e.getMessage(), e);
    }
  }

  private static CountReport with(CountReport report, List<StallState> stalls) {
    return new CountReport(
        report.timeMillis(),
        report.clockMillis(),
        report.settled(),
        report.cars(),
        report.zones(),
        stalls,
        report.lines(),
        report.crossings(),
        report.tracks());
  }
}
