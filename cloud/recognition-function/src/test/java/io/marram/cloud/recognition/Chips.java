package io.marram.cloud.recognition;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.FaceEmbedding;
import io.marram.contract.FaceCrop;
import io.marram.contract.RecognitionRequest;
import io.marram.contract.Timing;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Faces for tests that need no network: a chip of one colour, whose red says, in degrees, where the
 * embedding points, and whose green that it cannot be made out.
 */
final class Chips {

  static final Landmarks POINTS = Landmarks.of(20, 20, 40, 20, 30, 30, 22, 40, 38, 40);
  static final Box BOX = new Box(10, 10, 50, 60);

  private Chips() {}

  /** A clear face whose embedding points in this direction, 0 to 255 degrees. */
  static byte[] png(int degrees) {
    return png(FaceChip.SIZE, new Color(degrees, 0, 0));
  }

  static byte[] illegible() {
    return png(FaceChip.SIZE, new Color(0, 255, 0));
  }

  static byte[] png(int size, Color color) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, size, size);
    graphics.dispose();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FaceCrop crop(int index, int degrees) {
    return crop(index, png(degrees));
  }

  static FaceCrop crop(int index, byte[] picture) {
    return new FaceCrop(index, picture, BOX, POINTS, 1);
  }

  static String request(String id, FaceCrop... faces) {
    return new RecognitionRequest(id, "door", "a.jpg", Timing.onGateway(1000, 1100), List.of(faces))
        .toJson();
  }

  static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  /** Reads the direction from the chip's colour; remembers which points it was given. */
  static final class ColourEmbedding implements FaceEmbedding {

    Landmarks lastPoints;
    boolean broken;

    @Override
    public String id() {
      return "colour-1";
    }

    @Override
    public Embedding embed(RgbImage picture, Landmarks inPicture) throws NetworkException {
      if (inPicture.eyeDistance() == 0) {
        throw new IllegalArgumentException("points must not coincide");
      }
      lastPoints = inPicture;
      return look(picture);
    }

    @Override
    public Embedding embedWhole(RgbImage picture) throws NetworkException {
      lastPoints = null;
      return look(picture);
    }

    private Embedding look(RgbImage picture) throws NetworkException {
      if (broken) {
        throw new NetworkException("colour", "it was closed");
      }
      return new Embedding(at(picture.sample(0, 0, 0)), picture.sample(0, 0, 1) > 0 ? 0.5 : 2);
    }
  }
}
