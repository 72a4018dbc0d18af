package io.marram.emulator.cli.cars;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.area.CountingLine;
import io.marram.vision.geometry.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineClipTest {

  private static final Point UP = new Point(0.5f, 0.1f);
  private static final Point DOWN = new Point(0.5f, 0.9f);

  @TempDir private Path folder;

  @Test
  void whoGoesUpEntersHoweverTheLineWasDrawn() throws IOException {
    for (String ends : new String[] {"0,50,100,50", "100,50,0,50", "10,20,90,80", "90,80,10,20"}) {
      CountingLine line = line(ends);

      assertThat(line.distance(UP)).as(ends).isPositive();
      assertThat(line.distance(DOWN)).as(ends).isNegative();
    }
  }

  @Test
  void verticalLineStaysAsItWasDrawn() throws IOException {
    assertThat(line("50,100,50,0").distance(new Point(0.1f, 0.5f))).isPositive();
    assertThat(line("50,0,50,100").distance(new Point(0.9f, 0.5f))).isPositive();
  }

  private CountingLine line(String ends) throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("lines.csv"),
            "video,width,height,line_x1,line_y1,line_x2,line_y2\na.mp4,100,100," + ends + "\n");
    return LineClip.read(list).get(0).line();
  }
}
