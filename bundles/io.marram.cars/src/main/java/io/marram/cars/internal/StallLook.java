package io.marram.cars.internal;

import io.marram.cars.LabelFilter;
import io.marram.cars.area.Stall;
import io.marram.cars.count.StallJudge;
import io.marram.cars.count.StallState;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.detect.StillDetector;
import io.marram.networks.NotReadyException;
import io.marram.vision.image.RgbImage;
import java.util.List;
import java.util.Optional;

/** Looks at the stalls of single pictures once more, and more closely. */
final class StallLook {

  private final StallJudge judge;
  private final LabelFilter labels;
  private final DetectorSource detectors;

  /**
   * @param stalls at least one
   * @param labels what is counted
   */
  StallLook(List<Stall> stalls, LabelFilter labels, DetectorSource detectors) {
    this.judge = new StallJudge(stalls);
    this.labels = labels.inStalls();
    this.detectors = detectors;
  }

  /** The states of all stalls; nothing if the detector cannot look more closely. */
  Optional<List<StallState>> states(RgbImage picture) throws NotReadyException, DetectorException {
    Optional<StillDetector> closer = detectors.closer(labels);
    if (closer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        judge.judge(picture, closer.get().look(picture, judge.typicalArea())).stream()
            .map(judgement -> new StallState(judgement.stall(), judgement.occupied()))
            .toList());
  }
}
