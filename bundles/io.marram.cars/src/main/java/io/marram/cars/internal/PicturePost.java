package io.marram.cars.internal;

import io.marram.cars.area.AreaText;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.StallState;
import io.marram.cars.internal.CarDetectorSettings.Pictures;
import io.marram.cars.internal.Outcome.Counted;
import io.marram.cars.lot.LotReport;
import io.marram.cars.lot.PlaceCount;
import io.marram.cars.picture.CountedPicture;
import io.marram.cars.picture.PictureAnnotation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireRecord;

/** Makes annotated pictures when they are asked for, and when counts have changed. */
final class PicturePost {

  private final Pictures pictures;
  private final PictureAnnotation annotation;
  private boolean requested;
  private List<PlaceCount> shownPlaces = List.of();
  private List<StallState> shownStalls = List.of();
  private long shownMillis;

  PicturePost(Pictures pictures, CountSettings counting) {
    this.pictures = pictures;
    annotation = new PictureAnnotation(pictures.annotation(), counting);
  }

  /** The next picture that is counted is to be shown. */
  void request() {
    requested = true;
  }

  /**
   * The picture of a frame, if it is due.
   *
   * @param offered stalls that are offered with it
   */
  Optional<WireRecord> picture(FrameRecord frame, Counted counted, StallOffer offered) {
    LotReport report = counted.report();
    if (!requested && !isChangeDue(report)) {
      return Optional.empty();
    }
    requested = false;
    shownPlaces = report.places();
    shownStalls = report.counted().stalls();
    shownMillis = report.counted().clockMillis();
    CountedPicture shown =
        new CountedPicture(
            counted.picture(),
            frame.title(),
            counted.found(),
            report.counted(),
            report.estimate(),
            counted.sizesKnown());
    return Optional.of(
        frame.annotated(
            annotation.encode(shown), report.whole().cars(), AreaText.write(offered.stalls())));
  }

  private boolean isChangeDue(LotReport report) {
    if (!pictures.onChange() || !report.counted().settled()) {
      return false;
    }
    long passed = report.counted().clockMillis() - shownMillis;
    return shownPlaces.isEmpty()
        || passed >= TimeUnit.SECONDS.toMillis(pictures.everySeconds()) && hasChanged(report);
  }

  private boolean hasChanged(LotReport report) {
    for (int i = 0; i < shownPlaces.size(); i++) {
      if (report.places().get(i).differsFrom(shownPlaces.get(i))) {
        return true;
      }
    }
    return !report.counted().stalls().equals(shownStalls);
  }
}
