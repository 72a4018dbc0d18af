package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.FolderCameraSettings.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderViewTest {

  private final FolderView view = new FolderView(Order.NAME);

  @Test
  void takesAFileOnceItKeptItsSizeBetweenTwoLooks() {
    assertThat(view.look(List.of(file("a.jpg", 10, 1)))).isEmpty();
    assertThat(view.look(List.of(file("a.jpg", 20, 2)))).isEmpty();
    assertThat(view.look(List.of(file("a.jpg", 20, 2)))).containsExactly(file("a.jpg", 20, 2));
    assertThat(view.look(List.of(file("a.jpg", 20, 2)))).isEmpty();
  }

  @Test
  void takesAFileAgainWhenItChanged() {
    takeAll(file("a.jpg", 10, 1));

    assertThat(takeAll(file("a.jpg", 10, 5))).containsExactly(file("a.jpg", 10, 5));
  }

  @Test
  void givesAnEmptyFileTimeToBeWritten() {
    PictureFile empty = file("a.jpg", 0, 1);
    for (int look = 1; look < FolderView.LOOKS_AT_EMPTY; look++) {
      assertThat(view.look(List.of(empty))).isEmpty();
    }

    assertThat(view.look(List.of(empty))).containsExactly(empty);
  }

  @Test
  void ignoresWhatIsNoPicture() {
    assertThat(takeAll(file("notes.txt", 1, 1), file(".hidden.jpg", 1, 1), file("jpg", 1, 1)))
        .isEmpty();
    assertThat(takeAll(file("A.JPG", 1, 1), file("b.jpeg", 1, 1), file("c.Png", 1, 1))).hasSize(3);
  }

  @Test
  void ordersByName() {
    assertThat(takeAll(file("b.jpg", 1, 1), file("a.jpg", 1, 2)))
        .extracting(PictureFile::name)
        .containsExactly("a.jpg", "b.jpg");
  }

  @Test
  void ordersByTime() {
    FolderView byTime = new FolderView(Order.TIME);
    List<PictureFile> files =
        List.of(file("a.jpg", 1, 9), file("c.jpg", 1, 2), file("b.jpg", 1, 2));
    byTime.look(files);

    assertThat(byTime.look(files))
        .extracting(PictureFile::name)
        .containsExactly("b.jpg", "c.jpg", "a.jpg");
  }

  @Test
  void givesEverythingOutAgainWhenItStartsOver() {
    PictureFile file = file("a.jpg", 1, 1);
    takeAll(file);

    view.startOver();

    assertThat(view.look(List.of(file))).containsExactly(file);
  }

  private List<PictureFile> takeAll(PictureFile... files) {
    view.look(List.of(files));
    return view.look(List.of(files));
  }

  private static PictureFile file(String name, long bytes, long modifiedMillis) {
    return new PictureFile(name, bytes, modifiedMillis);
  }
}
