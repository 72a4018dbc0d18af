package io.marram.emulator.cli.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.faces.Face;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainFaceTest {

  private static final RgbImage PICTURE = new RgbImage(200, 200, new byte[3 * 200 * 200]);

  @Test
  void isTheLargestOfFacesNearTheMiddle() {
    Face large = face(60, 60, 80);
    Face small = face(80, 80, 40);

    assertThat(MainFace.of(List.of(small, large), PICTURE)).contains(large);
  }

  @Test
  void isTheOneInTheMiddleIfAnotherOneIsALittleLarger() {
    Face middle = face(70, 70, 60);
    Face corner = face(0, 0, 66);

    assertThat(MainFace.of(List.of(corner, middle), PICTURE)).contains(middle);
  }

  @Test
  void isNobodyWithoutFaces() {
    assertThat(MainFace.of(List.of(), PICTURE)).isEmpty();
  }

  private static Face face(float x, float y, float size) {
    return new Face(new Box(x, y, x + size, y + size), Landmarks.of(new float[10]), 0.9f);
  }
}
