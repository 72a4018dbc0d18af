package io.marram.vision.image;

/** The formats that are decoded. */
public enum PictureFormat {
  JPEG,
  PNG
}
