package io.marram.converter;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A face from one of the sample photos, in the form that MTCNN's last network takes. */
final class SamplePhoto {

  private static final int EDGE = 48;

  /** The photo is shrunk to this width, so that the face is as large as the network wants it. */
  private static final int WIDTH = 256;

  private static final int FACE_LEFT = 198;
  private static final int FACE_TOP = 30;

  private SamplePhoto() {}

  static Tensor face() throws IOException {
    Path file = Path.of(System.getProperty("models.directory"), "samples/samples/sample6.jpg");
    BufferedImage photo = shrink(ImageIO.read(file.toFile()));
    Tensor face = Tensor.zeros(1, EDGE, EDGE, 3);
    for (int row = 0; row < EDGE; row++) {
      for (int column = 0; column < EDGE; column++) {
        int rgb = photo.getRGB(FACE_LEFT + column, FACE_TOP + row);
        for (int channel = 0; channel < 3; channel++) {
          int value = rgb >> (16 - 8 * channel) & 0xff;
          face.set(0, row, column, channel, (value - 127.5f) / 128);
        }
      }
    }
    return face;
  }

  private static BufferedImage shrink(BufferedImage photo) {
    int height = photo.getHeight() * WIDTH / photo.getWidth();
    BufferedImage small = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    Image scaled = photo.getScaledInstance(WIDTH, height, Image.SCALE_AREA_AVERAGING);
    graphics.drawImage(scaled, 0, 0, null);
    graphics.dispose();
    return small;
  }
}
