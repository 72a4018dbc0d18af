package io.marram.emulator.cli.demo;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.contract.RecognisedFace;
import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.send.PhotoReport;
import io.marram.emulator.cli.send.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the demonstration showed. */
final class DemoReport {

  private static final String NOT_REACHED = "-";

  private final List<PhotoReport> photos;

  DemoReport(List<PhotoReport> photos) {
    this.photos = List.copyOf(photos);
  }

  /** Every photo was answered, none with an error. */
  boolean good() {
    return photos.stream().allMatch(PhotoReport::good);
  }

  /** The table and a summary, for people. */
  List<String> lines() {
    TextTable table =
        new TextTable(
            "lrlrrrrrr",
            "photo",
            "faces",
            "who (distance)",
            "publish",
            "detect",
            "queue",
            "recognise",
            "answer",
            "total ms");
    for (PhotoReport photo : photos) {
      table.row(
          photo.file(),
          photo.faces(),
          photo.who(),
          stage(photo, times -> StageTimes.text(times.publish())),
          stage(photo, times -> StageTimes.text(times.detect())),
          stage(photo, times -> StageTimes.text(times.queue())),
          stage(photo, times -> StageTimes.text(times.recognise())),
          stage(photo, times -> StageTimes.text(times.answer())),
          photo.totalMillis());
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(summary());
    return lines;
  }

  JsonObject toJson() {
    JsonArray array = new JsonArray();
    photos.forEach(photo -> array.add(photo.toJson()));
    return new JsonObject()
        .add("photos", array)
        .add(
            "summary",
            new JsonObject()
                .add("photos", photos.size())
                .add("answered", answered())
                .add("errors", errors())
                .add("faces", faces())
                .add("named", named()));
  }

  private String summary() {
    return "%d of %d photos answered, %d with an error: %d faces, %d of known people, %d unknown."
        .formatted(answered(), photos.size(), errors(), faces(), named(), faces() - named());
  }

  private static String stage(PhotoReport photo, Function<StageTimes, String> stage) {
    return photo.answer().map(answer -> stage.apply(answer.times())).orElse(NOT_REACHED);
  }

  private long answered() {
    return photos.stream().filter(photo -> photo.answer().isPresent()).count();
  }

  private long errors() {
    return photos.stream().filter(photo -> photo.answer().isPresent() && !photo.good()).count();
  }

  private long faces() {
    return photos.stream().mapToLong(PhotoReport::faces).sum();
  }

  private long named() {
    return photos.stream()
        .flatMap(photo -> photo.answer().stream())
        .flatMap(answer -> answer.result().faces().stream())
        .map(RecognisedFace::name)
        .filter(name -> !name.equals(RecognitionResult.UNKNOWN))
        .count();
  }
}
