package io.marram.emulator.cli.faces;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.FaceEmbedding;
import io.marram.contract.FaceCrop;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.faces.Face;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * From a picture of a person to a vector, exactly as gateway and function would: detected, cut out,
 * sent as JPEG, aligned, embedded. Several threads may use it.
 */
final class PortraitEmbedding {

  private final PortraitFinder finder;
  private final FaceEmbedding embedding;
  private final FaceCutter cutter = new FaceCutter();
  private final PictureDecoder decoder = new PictureDecoder();

  PortraitEmbedding(FaceFinder finder, FaceEmbedding embedding) {
    this.finder = new PortraitFinder(finder);
    this.embedding = embedding;
  }

  /**
   * @throws IOException if the file cannot be read
   * @throws PictureException if it is no picture that can be used
   */
  Embedding embed(Path file) throws IOException, PictureException {
    RgbImage picture = decoder.decode(Files.readAllBytes(file));
    Optional<Face> face = finder.find(picture);
    try {
      if (face.isEmpty()) {
        return embedding.embedWhole(picture);
      }
      FaceCrop crop = cutter.cut(0, picture, face.get());
      return embedding.embed(
          decoder.decode(crop.picture()), FaceChip.landmarksInChip(face.get().landmarks()));
    } catch (NetworkException e) {
      throw new CommandFailure("the embedding network failed: " + e.getMessage(), e);
    }
  }
}
