package io.marram.collection;

import java.nio.file.Path;

/**
 * A picture in the folder, with its labels beside it.
 *
 * @param name without ending
 * @param picture the picture's file
 * @param labels the labels' file
 * @param bytes how long both are
 */
public record KeptPicture(PictureName name, Path picture, Path labels, long bytes) {

  /** {@code .jpg} or {@code .png}. */
  public String ending() {
    String file = picture.getFileName().toString();
    return file.substring(file.lastIndexOf('.'));
  }
}
