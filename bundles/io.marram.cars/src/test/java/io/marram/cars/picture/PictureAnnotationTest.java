package io.marram.cars.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.cars.LabelFilter;
import io.marram.cars.area.Anchor;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.area.Zone;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.LineCount;
import io.marram.cars.count.StallState;
import io.marram.cars.count.ZoneCount;
import io.marram.cars.occupancy.OccupancyEstimate;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureAnnotationTest {

  private static final Stall FREE =
      new Stall("A1", Polygon.parse("0.1,0.1 0.3,0.1 0.3,0.4 0.1,0.4"));
  private static final Stall TAKEN =
      new Stall("A2", Polygon.parse("0.4,0.1 0.6,0.1 0.6,0.4 0.4,0.4"));
  private static final Areas AREAS =
      new Areas(
          List.of(
              new Zone(
                  "yard",
                  Polygon.parse("0.05,0.5 0.95,0.5 0.95,0.95 0.05,0.95"),
                  Anchor.STANDING,
                  LabelFilter.VEHICLES)),
          List.of(FREE, TAKEN),
          List.of(CountingLine.of("gate", new Point(0.7f, 0.3f), new Point(0.9f, 0.3f))));

  @Test
  void aFreeStallIsFilledAndATakenOneIsNot() {
    CountedPicture counted =
        Counted.of(
            Counted.grey(640, 360),
            List.of(),
            List.of(new StallState("A1", false), new StallState("A2", true)));

    RgbImage annotated = annotation(AREAS, true).annotate(counted);

    // Away from the names in the middles of the stalls.
    assertThat(annotated.sample(90, 50, 2)).isGreaterThan(annotated.sample(90, 50, 0) + 20);
    assertThat(annotated.sample(282, 50, 2)).isEqualTo(128);
  }

  @Test
  void theCaptionIsBelowThePictureAndHidesNothing() {
    RgbImage annotated = annotation(Areas.NONE, true).annotate(Counted.of(Counted.grey(640, 360)));

    assertThat(annotated.width()).isEqualTo(640);
    assertThat(annotated.height()).isGreaterThan(375).isLessThan(400);
    assertThat(annotated.sample(320, 355, 0)).isEqualTo(128);
    assertThat(annotated.sample(1, 370, 0)).isLessThan(60);
  }

  @Test
  void onlyWhatCountsHasABox() {
    RgbImage grey = Counted.grey(640, 360);
    Box box = new Box(0.25f, 0.25f, 0.75f, 0.75f);
    PictureAnnotation annotation = annotation(Areas.NONE, true);

    RgbImage counted = annotation.annotate(Counted.of(grey, new Detection(box, "car", 0.8)));
    RgbImage person = annotation.annotate(Counted.of(grey, new Detection(box, "person", 0.8)));
    RgbImage weak = annotation.annotate(Counted.of(grey, new Detection(box, "car", 0.2)));

    // On the box's left side.
    assertThat(counted.sample(160, 180, 2)).isLessThan(110);
    assertThat(person.sample(160, 180, 2)).isEqualTo(128);
    assertThat(weak.sample(160, 180, 2)).isEqualTo(128);
  }

  @Test
  void withoutMosaicThePictureIsAsItWas() {
    RgbImage noise = Counted.noise(640, 360, 1);
    CountedPicture counted =
        Counted.of(noise, new Detection(new Box(0.25f, 0.25f, 0.75f, 0.75f), "car", 0.8));

    RgbImage open = annotation(Areas.NONE, false).annotate(counted);
    RgbImage hidden = annotation(Areas.NONE, true).annotate(counted);

    assertThat(open.sample(330, 190, 0)).isEqualTo(noise.sample(330, 190, 0));
    assertThat(hidden.sample(330, 190, 0))
        .isEqualTo(hidden.sample(331, 190, 0))
        .isNotEqualTo(noise.sample(330, 190, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 98304",
    "1280, 720, 98304",
    "640, 480, 8192",
    "50, 4000, 8192",
    "1, 1, 8192"
  })
  void evenNoiseFitsIntoItsBytes(int width, int height, int mostBytes) throws Exception {
    AnnotationSettings settings = new AnnotationSettings(true, 1_920, mostBytes, ZoneOffset.UTC);
    CountedPicture counted = Counted.of(Counted.noise(width, height, 7));

    AnnotatedPicture annotated =
        new PictureAnnotation(settings, CountSettings.of(Areas.NONE)).encode(counted);

    assertThat(annotated.jpeg().length).isLessThanOrEqualTo(mostBytes);
    RgbImage decoded = new PictureDecoder().decode(annotated.jpeg());
    assertThat(decoded.width()).isEqualTo(annotated.width());
    assertThat(decoded.height()).isEqualTo(annotated.height());
  }

  @Test
  void everythingAtOnceFitsOnAThumbnail() {
    CountReport report =
        new CountReport(
            Counted.TIME,
            Counted.TIME,
            false,
            1,
            List.of(new ZoneCount("yard", 3)),
            List.of(new StallState("A1", false), new StallState("A2", true)),
            List.of(new LineCount("gate", 5, 3)),
            List.of(),
            List.of());
    CountedPicture counted =
        new CountedPicture(
            Counted.grey(160, 90),
            "a camera with a long name that has no room",
            Counted.of(Counted.grey(1, 1)).found(),
            report,
            Optional.of(new OccupancyEstimate(3, 3.1, 2, 4, 0.9, true)));

    RgbImage annotated = annotation(AREAS, true).annotate(counted);

    assertThat(annotated.width()).isEqualTo(160);
  }

  @Test
  void aMachineWithoutFontsDrawsTheRest(@TempDir Path home) throws Exception {
    Path fonts = home.resolve("fonts.conf");
    Files.writeString(fonts, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Fontless.class.getName());
    builder.environment().put("FONTCONFIG_FILE", fonts.toString());
    Process process = builder.redirectErrorStream(true).start();

    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("drawn 320");
  }

  /** Draws a picture in a process of its own. */
  static final class Fontless {

    private Fontless() {}

    public static void main(String[] arguments) {
      RgbImage drawn =
          annotation(AREAS, true)
              .annotate(
                  Counted.of(
                      Counted.grey(320, 180),
                      List.of(),
                      List.of(new StallState("A1", false)),
                      new Detection(new Box(0.2f, 0.2f, 0.8f, 0.8f), "car", 0.9)));
      System.out.println("drawn " + drawn.width());
    }
  }

  private static PictureAnnotation annotation(Areas areas, boolean mosaic) {
    return new PictureAnnotation(
        new AnnotationSettings(mosaic, 1_280, 96 << 10, ZoneOffset.UTC), CountSettings.of(areas));
  }
}
