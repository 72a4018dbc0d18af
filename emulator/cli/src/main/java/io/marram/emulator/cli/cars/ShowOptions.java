package io.marram.emulator.cli.cars;

import io.marram.cars.count.CountSettings;
import io.marram.cars.picture.AnnotationSettings;
import io.marram.cars.picture.PictureAnnotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether and where annotated pictures are written. */
final class ShowOptions {

  private static final Set<String> JPEG = Set.of("jpg", "jpeg");
  private static final String VIDEO = "mp4";
  private static final int LARGEST_SIDE = 3_840;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--show",
      paramLabel = "OUT",
      description =
          "Write what was counted into the picture or video: OUT.jpg or OUT.mp4; of several files, a"
              + " folder.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--no-blur",
      description =
          "Without the mosaic over vehicles and people; faces and number plates may be readable.")
  private boolean sharp;

  /** Whether what is found is hidden in pictures. */
  boolean hides() {
    return out.isPresent() && !sharp;
  }

  /**
   * Where the annotated pictures of a file go; empty if nowhere.
   *
   * @param all the files that are counted
   */
  Optional<Path> target(Footage footage, List<Footage> all) {
    if (out.isEmpty()) {
      return Optional.empty();
    }
    Path named = out.get();
    if (all.size() > 1 || Files.isDirectory(named)) {
      String name = footage.name();
      String suffix = Footage.suffix(footage.file());
      String stem =
          suffix.isEmpty() ? name : name.substring(0, name.length() - 1 - suffix.length());
      return Optional.of(named.resolve(stem + "." + (footage.picture() ? "jpg" : VIDEO)));
    }
    String suffix = Footage.suffix(named);
    if (footage.picture() ? !JPEG.contains(suffix) : !suffix.equals(VIDEO)) {
      throw new ParameterException(
          spec.commandLine(),
          "--show must end with %s for a %s, was %s"
              .formatted(
                  footage.picture() ? ".jpg" : ".mp4",
                  footage.picture() ? "picture" : "video",
                  named));
    }
    if (named.toAbsolutePath().normalize().equals(footage.file().toAbsolutePath().normalize())) {
      throw new ParameterException(
          spec.commandLine(), "--show would replace what is read: name another file");
    }
    return out;
  }

  /** Draws counts as gateways do. */
  PictureAnnotation annotation(CountSettings settings) {
    AnnotationSettings usual = AnnotationSettings.of(ZoneId.systemDefault());
    return new PictureAnnotation(
        new AnnotationSettings(!sharp, LARGEST_SIDE, usual.mostBytes(), ZoneId.systemDefault()),
        settings);
  }
}
