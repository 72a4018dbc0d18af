package io.marram.emulator.cli.faces;

import io.marram.contract.FaceCrop;
import io.marram.faces.Face;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;

/** Cuts faces out as the gateway does, for what comes after it. */
public final class FaceCutter {

  /** The gateway's default. */
  static final float JPEG_QUALITY = 0.95f;

  private final JpegEncoder encoder = new JpegEncoder();

  /**
   * Cuts one face out, upright, as JPEG.
   *
   * @param index the face's number in its picture, from 0
   */
  public FaceCrop cut(int index, RgbImage picture, Face face) {
    byte[] chip = encoder.encode(FaceChip.cut(picture, face.landmarks()), JPEG_QUALITY);
    return new FaceCrop(index, chip, face.box(), face.landmarks(), face.score());
  }
}
