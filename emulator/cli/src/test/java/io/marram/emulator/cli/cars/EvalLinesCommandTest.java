package io.marram.emulator.cli.cars;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.ffmpeg.VideoException;
import io.marram.emulator.cli.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalLinesCommandTest {

  private static final String HEADER =
      "video,width,height,fps,frames,line_x1,line_y1,line_x2,line_y2,up,down\n";

  @TempDir private Path folder;
  private TestContext user;

  @BeforeEach
  void sitDown() {
    user = new TestContext(folder);
  }

  @Test
  void printsARowForEachVideoThatCanBeRead() throws IOException, VideoException {
    new DrawnLot().writeVideo(folder.resolve("lot.mp4"), 4);
    Files.writeString(folder.resolve("text.mp4"), "no video");
    list("lot.mp4,640,360,10,4,0,180,640,180,9,9\ntext.mp4,640,360,10,4,0,180,640,180,9,9\n");
    Path out = folder.resolve("result.csv");

    assertThat(user.run("eval", "lines", folder.toString(), "--out", out.toString())).isOne();

    assertThat(out).content().isEqualTo("video,up,down\nlot.mp4,0,0\n");
    assertThat(user.err()).contains("warning: text.mp4").contains("4");
    assertThat(user.out()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithTheList() throws IOException {
    assertThat(user.run("eval", "lines", folder.toString())).isOne();
    assertThat(user.err()).contains("there is no file").contains("lines.csv");

    list("");
    assertThat(user.run("eval", "lines", folder.toString())).isOne();
    assertThat(user.err()).contains("has no videos");

    list("a.mp4,640,360,10,4,0,180,900,180,0,0\n");
    assertThat(user.run("eval", "lines", folder.toString())).isOne();
    assertThat(user.err()).contains("a.mp4: an end of line line must lie in the picture");

    list("a.mp4,640,tall,10,4,0,180,900,180,0,0\n");
    assertThat(user.run("eval", "lines", folder.toString())).isOne();
    assertThat(user.err()).contains("a.mp4: height must be a number of pixels, was \"tall\"");
  }

  private void list(String rows) throws IOException {
    Files.writeString(folder.resolve("lines.csv"), HEADER + rows);
  }
}
