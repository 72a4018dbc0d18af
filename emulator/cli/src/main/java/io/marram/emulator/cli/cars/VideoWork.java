package io.marram.emulator.cli.cars;

import io.marram.camera.ffmpeg.VideoFrame;
import io.marram.cars.Detections;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.Crossing;
import io.marram.cars.picture.CountedPicture;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the cars in files of videos and prints them: over time, and at the end. */
final class VideoWork {

  private static final long SECOND_MILLIS = 1_000;

  private final Counting counting;
  private final LocalNetworks networks;

  VideoWork(Counting counting, LocalNetworks networks) {
    this.counting = counting;
    this.networks = networks;
  }

  /**
   * Counts one.
   *
   * @throws CommandFailure if it cannot be read, looked at or written
   */
  void count(Footage footage) {
    Optional<Path> target = counting.shows().target(footage, counting.all());
    try (VideoFile video = VideoFile.open(footage.file(), networks)) {
      FrameProgress frames = counting.begin(footage.name(), video.pictures());
      boolean well = false;
      try {
        if (target.isPresent()) {
          try (ShownPictures shown =
              new ShownPictures(target.get(), counting.shows().annotation(counting.settings()))) {
            count(footage, video, frames, Optional.of(shown));
            shown.complete();
          }
        } else {
          count(footage, video, frames, Optional.empty());
        }
        well = true;
      } finally {
        frames.end(well);
      }
    }
  }

  private void count(
      Footage footage, VideoFile video, FrameProgress frames, Optional<ShownPictures> shown) {
    long begin = footage.timeMillis();
    Course course = new Course(footage, new CountTable(counting.settings().areas(), true));
    CountReport end =
        VideoCount.run(
            video,
            counting.detector(),
            counting.settings(),
            begin,
            frames,
            (frame, found, report) -> {
              course.add(frame, report);
              shown.ifPresent(
                  pictures ->
                      pictures.add(
                          course.picture(frame, found, report), frame.millis(), video.rate()));
            });
    if (counting.json()) {
      print(CountJson.of(footage, end, course.crossings, begin).toString());
      return;
    }
    if (counting.several()) {
      print(footage.name());
    }
    course.table.lines().forEach(this::print);
    print("");
    CountTable.places(end).forEach(this::print);
  }

  private void print(String line) {
    counting.output().out().println(line);
  }

  /** What happened so far: a row for each second, and who crossed. */
  private static final class Course {

    private final Footage footage;
    private final CountTable table;
    private final List<Crossing> crossings = new ArrayList<>();
    private long nextMillis;

    Course(Footage footage, CountTable table) {
      this.footage = footage;
      this.table = table;
    }

    void add(VideoFrame frame, CountReport report) {
      crossings.addAll(report.crossings());
      if (frame.millis() >= nextMillis) {
        table.row(CountTable.time(frame.millis()), report);
        nextMillis = (frame.millis() / SECOND_MILLIS + 1) * SECOND_MILLIS;
      }
    }

    CountedPicture picture(VideoFrame frame, Detections found, CountReport report) {
      return new CountedPicture(frame.image(), footage.name(), found, report, Optional.empty());
    }
  }
}
