package io.marram.cars.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.internal.CarDetectorSettings.Impulse;
import io.marram.cars.internal.CarDetectorSettings.Network;
import io.marram.cars.track.TrackerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;

class CarDetectorConfigTest {

  @Test
  void theDefaultsWorkOutOfTheBox() {
    CarDetectorSettings settings = map(Map.of());

    Network network = (Network) settings.look();
    assertThat(network.model()).isEqualTo("cars-centernet");
    assertThat(network.settings().inputPixels()).isEqualTo(576 * 1024);
    assertThat(network.settings().leastScore().orElseThrow()).isLessThanOrEqualTo(0.12);
    assertThat(settings.lot().counting().areas()).isEqualTo(Areas.NONE);
    assertThat(settings.lot().counting().labels().only())
        .containsExactlyInAnyOrder("car", "truck", "bus");
    assertThat(settings.lot().counting().tracker().confidentScore())
        .isEqualTo(TrackerSettings.DEFAULT.confidentScore());
    assertThat(settings.lot().occupancy()).isEmpty();
    assertThat(settings.pictures().orElseThrow().annotation().mosaic()).isTrue();
    assertThat(settings.settleFrames()).isTrue();
  }

  @Test
  void everyValueIsMapped() {
    String areas = "zone yard: 0,0 1,0 1,1\nline gate: 0,0.5 1,0.5";
    CarDetectorSettings settings =
        map(
            Map.ofEntries(
                Map.entry("detector", "impulse"),
                Map.entry("impulse.file", " /models/lot.eim "),
                Map.entry("labels", "any"),
                Map.entry("least.score", 0.5),
                Map.entry("areas", areas),
                Map.entry("frames.alone", true),
                Map.entry("look.closer", true),
                Map.entry("smoothing.seconds", 2.5),
                Map.entry("stall.seconds", 4.0),
                Map.entry("learn.minutes", 5),
                Map.entry("capacity", 40),
                Map.entry("lot.zone", "yard"),
                Map.entry("entry.lines", "gate"),
                Map.entry("start.count", 3),
                Map.entry("publish.on.change", false),
                Map.entry("publish.seconds", 7),
                Map.entry("uuid", "u"),
                Map.entry("gateway", "g"),
                Map.entry("pictures", "request"),
                Map.entry("picture.seconds", 9),
                Map.entry("picture.size", 640),
                Map.entry("picture.kilobytes", 50),
                Map.entry("picture.mosaic", false),
                Map.entry("largest.picture", 2),
                Map.entry("settle.frames", false)));

    Impulse impulse = (Impulse) settings.look();
    assertThat(impulse.file()).isEqualTo(Path.of("/models/lot.eim"));
    assertThat(impulse.settings().leastScore()).isEqualTo(0.1);
    assertThat(settings.largestPicturePixels()).isEqualTo(2_000_000);
    assertThat(settings.lot().counting().areas()).isEqualTo(AreaText.parse(areas));
    assertThat(settings.lot().counting().labels().accepts("bird")).isTrue();
    assertThat(settings.lot().counting().tracker().confidentScore()).isEqualTo(0.5);
    assertThat(settings.lot().counting().tracker().weakScore()).isEqualTo(0.2);
    assertThat(settings.lot().counting().windowMillis()).isEqualTo(2_500);
    assertThat(settings.lot().counting().stallSettleMillis()).isEqualTo(4_000);
    assertThat(settings.lot().counting().standMillis()).isEqualTo(300_000);
    assertThat(settings.lot().occupancy().orElseThrow().capacity()).isEqualTo(40);
    assertThat(settings.lot().zone()).isEqualTo(Optional.of("yard"));
    assertThat(settings.lot().entryLines()).isEqualTo(Set.of("gate"));
    assertThat(settings.lot().startCount()).isEqualTo(OptionalInt.of(3));
    assertThat(settings.lot().alone()).isTrue();
    assertThat(settings.looksCloser()).isTrue();
    assertThat(settings.publishing()).isEqualTo(new CarDetectorSettings.Publishing(false, 7));
    assertThat(settings.sender()).isEqualTo(new CarDetectorSettings.Sender("u", "g"));
    CarDetectorSettings.Pictures pictures = settings.pictures().orElseThrow();
    assertThat(pictures.onChange()).isFalse();
    assertThat(pictures.everySeconds()).isEqualTo(9);
    assertThat(pictures.annotation().mosaic()).isFalse();
    assertThat(pictures.annotation().largestSide()).isEqualTo(640);
    assertThat(pictures.annotation().mostBytes()).isEqualTo(50 << 10);
    assertThat(settings.settleFrames()).isFalse();
  }

  @Test
  void aNetworkMayLookAtTiles() {
    Network network = (Network) map(Map.of("input.size", "1920 x 1088", "tiles", "3x2")).look();

    assertThat(network.settings().inputPixels()).isEqualTo(1920 * 1088);
    assertThat(network.settings().tiling().columns()).isEqualTo(3);
    assertThat(network.settings().tiling().rows()).isEqualTo(2);
  }

  @Test
  void saysWhichLineOfTheAreasIsWrong() {
    assertRefused("areas", "zone a: 0,0 1,0 1,1\nzone b: 0,0 1,1", "areas, line 2: a polygon must");
    assertRefused("tiles", "9x1", "tiles, columns, must be from 1 to 8, was 9");
    assertRefused("largest.picture", 0, "largest.picture must be from 1 to 200, was 0");
    assertRefused("publish.seconds", -1, "publish.seconds must be from 0 to 86400, was -1");
    assertRefused("detector", "eyes", "detector must be network or impulse, was eyes");
  }

  @Test
  void saysWhichNumberIsWrongAndInItsUnit() {
    assertRefused("least.score", 7.0, "least.score must be from 0.01 to 1, was 7");
    assertRefused("least.score", Double.NaN, "least.score must be from 0.01 to 1, was NaN");
    assertRefused("smoothing.seconds", -1.0, "smoothing.seconds must be from 0 to 600, was -1");
    assertRefused("stall.seconds", 0.0, "stall.seconds must be from 0.1 to 3600, was 0");
    assertRefused("learn.minutes", 0, "learn.minutes must be from 1 to 10080, was 0");
    assertRefused("start.count", -2, "start.count must be from -1 to 2000, was -2");
    assertRefused("picture.size", 1, "picture.size must be from 160 to 7680, was 1");
    assertRefused("picture.kilobytes", 1, "picture.kilobytes must be from 8 to 16384, was 1");
    assertRefused(
        "input.size", "0x0", "input.size, width times height, must be from 4096 to 16777216, was");
  }

  private static void assertRefused(String name, Object value, String message) {
    assertThatThrownBy(() -> map(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void kurasWebInterfaceFindsTheDescription() throws Exception {
    ComponentDescription description = ComponentDescription.of(CarDetector.PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(CarDetector.PID);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(CarDetector.PID);
    description.assertDescribes(CarDetectorConfig.class);
    assertThat(description.attributes().get("areas").getAttribute("description"))
        .endsWith("|TextArea");
    assertThat(description.attributes().get("areas").getAttribute("required")).isEqualTo("false");
  }

  @Test
  void theComponentIsAsKuraNeedsIt() throws Exception {
    ComponentDescription description = ComponentDescription.of(CarDetector.PID);

    assertThat(description.component().getAttribute("name")).isEqualTo(CarDetector.PID);
    assertThat(description.component().getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .doesNotContainKey("service.pid")
        .containsEntry("kura.ui.service.hide", "true")
        .containsEntry("input.cardinality.maximum", "1")
        .containsEntry("output.cardinality.maximum", "3");
  }

  private static CarDetectorSettings map(Map<String, ?> changed) {
    return CarDetectorMapping.map(
        ParkingScene.config(changed),
        new Surroundings(name -> null, "gateway-1", Path.of("/data")));
  }
}
