package io.marram.emulator.cli.cars;

import io.marram.camera.ffmpeg.VideoFrame;
import io.marram.cars.Detections;
import io.marram.cars.count.CarCounter;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.Optional;

/** Counts the cars of a video, picture by picture, as a gateway would. */
final class VideoCount {

  /** Told what each picture shows. */
  @FunctionalInterface
  interface Watcher {

    /**
     * @param found everything that was found in the picture
     */
    void counted(VideoFrame frame, Detections found, CountReport report);
  }

  private VideoCount() {}

  /**
   * Counts to the end of the video.
   *
   * @param beginMillis when the first picture was taken, epoch milliseconds
   * @return what is known after the last picture
   * @throws CommandFailure if it has no pictures, or one cannot be read or looked at
   */
  static CountReport run(
      VideoFile video,
      OpenDetector detector,
      CountSettings settings,
      long beginMillis,
      FrameProgress progress,
      Watcher watcher) {
    CarCounter counter = new CarCounter(settings);
    CountReport last = null;
    for (Optional<VideoFrame> next = video.next(); next.isPresent(); next = video.next()) {
      VideoFrame frame = next.get();
      Detections found = detector.look(frame.image(), beginMillis + frame.millis());
      // Empty for a picture with the time of the one before.
      Optional<CountReport> report = counter.observe(found, Optional.of(frame.image()));
      if (report.isPresent()) {
        last = report.get();
        watcher.counted(frame, found, last);
      }
      progress.worked();
    }
    if (last == null) {
      throw new CommandFailure("the video has no pictures");
    }
    return last;
  }
}
