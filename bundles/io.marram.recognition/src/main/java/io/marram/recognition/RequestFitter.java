package io.marram.recognition;

import io.marram.contract.FaceCrop;
import io.marram.contract.RecognitionRequest;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes a recognition request fit into one queue message: first by encoding its faces at lower JPEG
 * quality, then by leaving out the smallest.
 */
public final class RequestFitter {

  private static final float[] QUALITIES = {0.85f, 0.7f, 0.5f};

  private final int largestBytes;
  private final PictureDecoder decoder = new PictureDecoder();
  private final JpegEncoder encoder = new JpegEncoder();

  /**
   * @param largestBytes the largest message body, in bytes of UTF-8
   */
  public RequestFitter(int largestBytes) {
    this.largestBytes = largestBytes;
  }

  /** The request as a message; empty if not even its largest face fits. */
  public Optional<QueueMessage> fit(RecognitionRequest request) {
    Optional<QueueMessage> asIs = message(request, Fitting.NONE);
    if (asIs.isPresent()) {
      return asIs;
    }
    RecognitionRequest smallest = request;
    for (float quality : QUALITIES) {
      smallest = withFaces(request, recode(request.faces(), quality));
      Optional<QueueMessage> recoded = message(smallest, new Fitting(quality, 0));
      if (recoded.isPresent()) {
        return recoded;
      }
    }
    return leaveOut(smallest);
  }

  private Optional<QueueMessage> leaveOut(RecognitionRequest request) {
    List<FaceCrop> bySize = new ArrayList<>(request.faces());
    bySize.sort(Comparator.comparingDouble(RequestFitter::area).reversed());
    for (int kept = bySize.size() - 1; kept > 0; kept--) {
      List<FaceCrop> largest = new ArrayList<>(bySize.subList(0, kept));
      largest.sort(Comparator.comparingInt(FaceCrop::index));
      Fitting fitting = new Fitting(QUALITIES[QUALITIES.length - 1], bySize.size() - kept);
      Optional<QueueMessage> reduced = message(withFaces(request, largest), fitting);
      if (reduced.isPresent()) {
        return reduced;
      }
    }
    return Optional.empty();
  }

  private Optional<QueueMessage> message(RecognitionRequest request, Fitting fitting) {
    String body = request.toJson();
    return body.getBytes(StandardCharsets.UTF_8).length > largestBytes
        ? Optional.empty()
        : Optional.of(
            new QueueMessage(QueueMessage.Destination.REQUEST, request.requestId(), body, fitting));
  }

  private List<FaceCrop> recode(List<FaceCrop> faces, float quality) {
    return faces.stream().map(face -> recode(face, quality)).toList();
  }

  private FaceCrop recode(FaceCrop face, float quality) {
    try {
      byte[] smaller = encoder.encode(decoder.decode(face.picture()), quality);
      return smaller.length < face.picture().length
          ? new FaceCrop(face.index(), smaller, face.box(), face.landmarks(), face.score())
          : face;
    } catch (PictureException e) {
      // whoever cut it out knows better what it is; it goes as it came
      return face;
    }
  }

  private static double area(FaceCrop face) {
    return face.box() == null ? 0 : face.box().area();
  }

  private static RecognitionRequest withFaces(RecognitionRequest request, List<FaceCrop> faces) {
    return new RecognitionRequest(
        request.requestId(), request.thing(), request.filename(), request.timing(), faces);
  }
}
