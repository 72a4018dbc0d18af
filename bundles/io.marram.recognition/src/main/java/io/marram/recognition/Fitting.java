package io.marram.recognition;

/**
 * What was done to a request to make it fit into one message.
 *
 * @param quality the JPEG quality that the faces were encoded at again, or 1 if they were not
 * @param leftOut how many faces were left out, the smallest first
 */
public record Fitting(float quality, int leftOut) {

  /** Nothing had to be done. */
  public static final Fitting NONE = new Fitting(1, 0);
}
