package io.marram.emulator.cli.cars;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.area.Stall;
import io.marram.emulator.cli.TestContext;
import io.marram.vision.geometry.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalLotCommandTest {

  private static final String HEADER = "image,space,occupied,x1,y1,x2,y2,x3,y3,x4,y4\n";

  @TempDir private Path folder;
  private TestContext user;

  @BeforeEach
  void sitDown() {
    user = new TestContext(folder);
  }

  @Test
  void judgesEachSpaceWithoutLookingAtTheTruth() throws IOException {
    DrawnLot lot = new DrawnLot();
    lot.writeJpeg(Files.createDirectories(folder.resolve("images")).resolve("lot.jpg"));
    StringBuilder list = new StringBuilder(HEADER);
    StringBuilder truth = new StringBuilder("image,space,occupied\n");
    List<Stall> stalls = lot.areas.stalls();
    for (int i = 0; i < stalls.size(); i++) {
      list.append("lot.jpg,").append(stalls.get(i).name()).append(",unknown");
      for (Point corner : stalls.get(i).polygon().corners()) {
        list.append(',').append(corner.x() * lot.picture.width());
        list.append(',').append(corner.y() * lot.picture.height());
      }
      list.append('\n');
      int occupied = lot.truth.occupied().get(i) ? 1 : 0;
      truth.append("lot.jpg,%s,%d%n".formatted(stalls.get(i).name(), occupied));
    }
    Files.writeString(folder.resolve("spaces.csv"), list);

    assertThat(user.run("eval", "lot", folder.toString())).isZero();

    assertThat(user.out()).isEqualTo(truth.toString());
  }

  @Test
  void leavesOutWhatCannotBeUsedAndSaysWhy() throws IOException {
    new DrawnLot().writeJpeg(folder.resolve("lot.jpg"));
    Files.writeString(folder.resolve("text.jpg"), "no picture");
    Files.writeString(
        folder.resolve("spaces.csv"),
        HEADER
            + "lot.jpg,good,0,-5,10,100,10,100,90,10,90\n"
            + "lot.jpg,two,0,10,10,100,10,,,,\n"
            + "lot.jpg,odd,0,10,10,100,10,100,,,\n"
            + "lot.jpg,crossing,0,10,10,100,90,100,10,10,90\n"
            + "lot.jpg,word,0,10,ten,100,90,100,10,10,90\n"
            + "text.jpg,any,0,10,10,100,10,100,90,10,90\n"
            + "none.jpg,any,0,10,10,100,10,100,90,10,90\n");

    assertThat(user.run("eval", "lot", folder.toString())).isOne();

    assertThat(user.lines()).containsExactly("image,space,occupied", "lot.jpg,good,0");
    assertThat(user.err())
        .contains("lot.jpg, space two: a polygon must have 3 to 64 corners, had 2")
        .contains("lot.jpg, space odd: corners must be pairs of x and y, were 5 numbers")
        .contains("lot.jpg, space crossing: the sides of a polygon must not cross")
        .contains("lot.jpg, space word: a corner must be a number of pixels, was \"ten\"")
        .contains("text.jpg: not a picture")
        .contains("none.jpg: there is no file");
  }

  @Test
  void saysThatThereAreNoSpaces() throws IOException {
    assertThat(user.run("eval", "lot", folder.toString())).isOne();
    assertThat(user.err()).contains("there is no file").contains("spaces.csv");

    Files.writeString(folder.resolve("spaces.csv"), HEADER);
    assertThat(user.run("eval", "lot", folder.toString())).isOne();
    assertThat(user.err()).contains("has no spaces");
  }
}
