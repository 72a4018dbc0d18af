package io.marram.cars.internal;

import io.marram.cars.Detections;
import io.marram.cars.count.CountSettings;
import io.marram.cars.internal.Outcome.Counted;
import io.marram.cars.lot.LotCounter;
import io.marram.vision.image.PictureDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A car detector at work with one configuration; it goes on where the one before has stopped. One
 * thread at a time, but any may interrupt it.
 */
final class DetectorRuntime {

  private static final Logger logger = LoggerFactory.getLogger(DetectorRuntime.class);

  /** More than are emitted between two savings: a number is not used twice after a crash. */
  private static final long NUMBERS_BETWEEN_SAVINGS = 100_000;

  private final String pid;
  private final CarDetectorSettings settings;
  private final DetectorSource detectors;
  private final StateFile file;
  private final StallOffer offer;
  private final LotCounter lot;
  private final FrameCounting counting;
  private final Publication publication;
  private final CountRecords records;
  private final Optional<PicturePost> pictures;
  private boolean pictureFailing;
  private boolean disagreeing;

  /** What was saved: the number of the last record, and the counts. */
  private record Saved(long seq, LotCounter lot) {}

  /**
   * @param folder where the state is kept
   */
  DetectorRuntime(String pid, CarDetectorSettings settings, DetectorSource detectors, Path folder) {
    this.pid = pid;
    this.settings = settings;
    this.detectors = detectors;
    file = new StateFile(pid, folder);
    offer = new StallOffer(pid, folder);
    Saved saved =
        file.read()
            .flatMap(this::restore)
            .orElseGet(() -> new Saved(0, new LotCounter(settings.lot())));
    lot = saved.lot();
    counting =
        new FrameCounting(
            new PictureDecoder(settings.largestPicturePixels()),
            detectors,
            lot,
            closer(),
            new LabelCheck(pid, settings.lot().counting()));
    publication = new Publication(settings.publishing());
    records = new CountRecords(settings.sender(), saved.seq());
    pictures =
        settings.pictures().map(wanted -> new PicturePost(wanted, settings.lot().counting()));
  }

  private Optional<StallLook> closer() {
    CountSettings counted = settings.lot().counting();
    return settings.looksCloser() && !counted.areas().stalls().isEmpty()
        ? Optional.of(new StallLook(counted.areas().stalls(), counted.labels(), detectors))
        : Optional.empty();
  }

  private Optional<Saved> restore(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      return Optional.of(new Saved(in.readLong(), LotCounter.read(in, settings.lot())));
    } catch (IOException | RuntimeException e) {
      file.refuse(e);
      return Optional.empty();
    }
  }

  boolean settlesFrames() {
    return settings.settleFrames();
  }

  /** The next picture that is counted is to be shown. */
  void requestPicture() {
    pictures.ifPresent(PicturePost::request);
  }

  Outcome count(FrameRecord frame, long timeMillis) {
    return counting.count(frame.picture(), timeMillis);
  }

  /** What is to be emitted for a frame that was counted. */
  Answer answer(FrameRecord frame, Counted counted, Connections connections) {
    tellScene(counted);
    tellDisagreement(counted);
    offer.look(lot, counted.report().counted().clockMillis());
    return new Answer(
        records.of(publication.due(counted.report()), counted.report().counted().timeMillis()),
        connections.pictures() ? picture(frame, counted) : List.of(),
        connections.detections()
            ? frame.withDetections(counted.picture(), apart(counted.found()))
            : List.of(),
        true);
  }

  /** One label for each thing, as it is counted. */
  private Detections apart(Detections found) {
    CountSettings counted = settings.lot().counting();
    return counted.duplicates().apply(found, counted.meantLabels());
  }

  /** A picture that cannot be drawn must not hold up the counts. */
  private List<WireRecord> picture(FrameRecord frame, Counted counted) {
    try {
      List<WireRecord> due =
          pictures.flatMap(post -> post.picture(frame, counted, offer)).stream().toList();
      pictureFailing = false;
      return due;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (!pictureFailing) {
        pictureFailing = true;
        logger.error("event=cars.picture.failed pid={}", pid, e);
      }
      return List.of();
    }
  }

  private void tellScene(Counted counted) {
    if (counted.sceneChanged()) {
      logger.warn(
          "event=cars.scene.changed pid={} action=\"looks for cars anew; do the areas still fit?\"",
          pid);
    }
  }

  private void tellDisagreement(Counted counted) {
    boolean disagrees = counted.report().whole().isDisagreeing();
    if (disagrees && !disagreeing) {
      logger.warn(
          "event=cars.disagree pid={} seen={} estimate={}",
          pid,
          counted.report().whole().cars(),
          counted.report().estimate().orElseThrow().cars());
    } else if (!disagrees && disagreeing) {
      logger.info("event=cars.agree pid={}", pid);
    }
    disagreeing = disagrees;
  }

  /** Saves what is known while it goes on. */
  void save() {
    file.write(state(records.seq() + NUMBERS_BETWEEN_SAVINGS));
  }

  /** Ends what waits for a detector. Any thread may call it. */
  void interrupt() {
    detectors.close();
  }

  /** Ends, with everything saved. */
  void stop() {
    detectors.close();
    file.write(state(records.seq()));
  }

  private byte[] state(long seq) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(seq);
      lot.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return bytes.toByteArray();
  }
}
