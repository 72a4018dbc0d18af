package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureFileTest {

  @Test
  void hasTheSameRequestIdWheneverItIsSeen() {
    PictureFile file = new PictureFile("door 1.jpg", 10, 20);

    assertThat(file.requestId(0))
        .startsWith("door_1.jpg-")
        .isEqualTo(new PictureFile("door 1.jpg", 10, 20).requestId(0));
  }

  @Test
  void hasAnotherRequestIdWhenAnythingDiffers() {
    String id = new PictureFile("a.jpg", 10, 20).requestId(0);

    assertThat(new PictureFile("b.jpg", 10, 20).requestId(0)).isNotEqualTo(id);
    assertThat(new PictureFile("a.jpg", 11, 20).requestId(0)).isNotEqualTo(id);
    assertThat(new PictureFile("a.jpg", 10, 21).requestId(0)).isNotEqualTo(id);
    assertThat(new PictureFile("a.jpg", 10, 20).requestId(1)).isNotEqualTo(id);
  }

  @Test
  void keepsTheRequestIdShortAndPlain() {
    String id = new PictureFile("ü".repeat(200) + ".jpg", 10, 20).requestId(7);

    assertThat(id).matches("[A-Za-z0-9._-]{1,100}");
  }
}
