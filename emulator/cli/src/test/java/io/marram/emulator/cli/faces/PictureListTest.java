package io.marram.emulator.cli.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureListTest {

  @TempDir private Path folder;

  @Test
  void looksBesideTheListFirst() throws IOException {
    Path beside = touch("ann/1.jpg");
    touch("images/ann/1.jpg");

    assertThat(pictures("list.csv").find("ann/1.jpg")).isEqualTo(beside);
  }

  @Test
  void looksInTheFolderImagesAndInOneCalledLikeTheList() throws IOException {
    Path inImages = touch("images/1.jpg");
    Path named = touch("crops/2.jpg");

    assertThat(pictures("crops.csv").find("1.jpg")).isEqualTo(inImages);
    assertThat(pictures("crops.csv").find("2.jpg")).isEqualTo(named);
  }

  @Test
  void namesThePlaceBesideTheListIfThereIsNoSuchPicture() {
    assertThat(pictures("list.csv").find("no.jpg")).isEqualTo(folder.resolve("no.jpg"));
  }

  @Test
  void looksOnlyWhereTheUserSays() throws IOException {
    touch("1.jpg");
    Path elsewhere = touch("elsewhere/1.jpg");

    PictureList list =
        new PictureList(folder.resolve("list.csv"), Optional.of(folder.resolve("elsewhere")));

    assertThat(list.find("1.jpg")).isEqualTo(elsewhere);
  }

  private PictureList pictures(String list) {
    return new PictureList(folder.resolve(list), Optional.empty());
  }

  private Path touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
