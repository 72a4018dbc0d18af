package io.marram.cloud.recognition;

import io.marram.cloud.recognition.identification.Identifier;
import io.marram.cloud.recognition.identification.Identity;
import io.marram.cloud.recognition.identification.KnownPeople;
import io.marram.contract.FaceCrop;
import io.marram.contract.RecognisedFace;
import io.marram.contract.RecognitionRequest;
import io.marram.contract.RecognitionResult;
import io.marram.vision.tensor.NetworkException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Answers a recognition request: who each face is, and who is named for the whole picture. */
final class FaceRecognition {

  private final FaceReader reader;
  private final Identifier identifier;
  private final Clock clock;

  FaceRecognition(FaceReader reader, Identifier identifier, Clock clock) {
    this.reader = reader;
    this.identifier = identifier;
    this.clock = clock;
  }

  /**
   * Answers one request; a face that makes no sense makes the answer an error.
   *
   * @param people asked for only if there is a face to compare with them
   * @throws NetworkException if the network cannot answer
   */
  RecognitionResult recognise(RecognitionRequest request, Supplier<KnownPeople> people)
      throws NetworkException {
    long start = clock.millis();
    if (request.faces().isEmpty()) {
      return RecognitionResult.noFace(request.requestId(), request.timing().inCloud(start, start));
    }
    try {
      List<RecognisedFace> faces = new ArrayList<>();
      for (FaceCrop crop : request.faces()) {
        faces.add(recognise(crop, people.get()));
      }
      return new RecognitionResult(
          request.requestId(),
          nearest(faces),
          faces,
          request.timing().inCloud(start, clock.millis()));
    } catch (UnusableFaceException e) {
      return RecognitionResult.error(
          request.requestId(), e.getMessage(), request.timing().inCloud(start, clock.millis()));
    }
  }

  private RecognisedFace recognise(FaceCrop crop, KnownPeople people)
      throws UnusableFaceException, NetworkException {
    Identity identity = identifier.identify(reader.read(crop), people);
    return new RecognisedFace(
        crop.index(), identity.name().orElse(RecognitionResult.UNKNOWN), identity.distance());
  }

  private static String nearest(List<RecognisedFace> faces) {
    return faces.stream()
        .filter(face -> !face.name().equals(RecognitionResult.UNKNOWN))
        .min(Comparator.comparingDouble(RecognisedFace::distance))
        .map(RecognisedFace::name)
        .orElse(RecognitionResult.UNKNOWN);
  }
}
