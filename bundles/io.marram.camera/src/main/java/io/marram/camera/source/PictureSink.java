package io.marram.camera.source;

import io.marram.camera.live.JpegSplitter;
import io.marram.vision.image.RgbImage;

/**
 * Gets what a live camera shows: JPEG files as they came, or decoded images. Called by one thread
 * at a time.
 */
public interface PictureSink extends JpegSplitter.Listener {

  /**
   * Counts an image that came.
   *
   * @param nanos when it is shown, of any clock that does not go back
   * @return whether it is wanted at the frame rate; else it need not be converted
   */
  boolean admits(long nanos);

  /**
   * Takes an image that was admitted; it is treated and encoded if the wires get it. Waits for them
   * if the feed is {@linkplain LiveFeed#isPatient patient}.
   *
   * @param image changed afterwards
   * @param capturedAtMillis epoch milliseconds
   */
  void image(RgbImage image, long capturedAtMillis) throws InterruptedException;
}
