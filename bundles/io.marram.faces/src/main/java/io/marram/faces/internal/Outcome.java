package io.marram.faces.internal;

import io.marram.faces.Face;
import java.util.List;

/** What became of one frame. */
sealed interface Outcome {

  /** One face and its cut-out, a JPEG file. */
  record Cutout(Face face, byte[] chip) {}

  /** The picture was searched; there may be no face in it. */
  record Searched(int width, int height, List<Cutout> faces) implements Outcome {}

  /** The picture can never be searched; the client is told why. */
  record Refused(String reason) implements Outcome {}

  /** Nothing can be searched at the moment; the camera will send the frame again. */
  record Waiting(String reason) implements Outcome {}
}
