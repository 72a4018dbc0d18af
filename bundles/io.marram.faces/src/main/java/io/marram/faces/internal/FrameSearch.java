package io.marram.faces.internal;

import io.marram.faces.Face;
import io.marram.faces.Mtcnn;
import io.marram.faces.internal.Outcome.Cutout;
import io.marram.faces.internal.Outcome.Refused;
import io.marram.faces.internal.Outcome.Searched;
import io.marram.faces.internal.Outcome.Waiting;
import io.marram.networks.NotReadyException;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.kura.ai.inference.InferenceEngineService;

/** From a picture's bytes to cut-out faces: decodes, detects, aligns, encodes. */
final class FrameSearch {

  /** Points closer than this are no face that anyone could recognise, in pixels. */
  private static final float LEAST_EYE_DISTANCE = 1;

  private final FaceDetectorSettings settings;
  private final Supplier<InferenceEngineService> engine;
  private final PictureDecoder decoder;
  private final JpegEncoder encoder = new JpegEncoder();

  /**
   * @param engine gives the engine that is bound at the moment, or null
   */
  FrameSearch(FaceDetectorSettings settings, Supplier<InferenceEngineService> engine) {
    this.settings = settings;
    this.engine = engine;
    this.decoder = new PictureDecoder(settings.largestPicturePixels());
  }

  Outcome search(byte[] picture) {
    try {
      RgbImage frame = decoder.decode(picture);
      return new Searched(frame.width(), frame.height(), cut(frame, detect(frame)));
    } catch (PictureException e) {
      return new Refused(e.getMessage());
    } catch (NotReadyException e) {
      return new Waiting(e.getMessage());
    } catch (NetworkException e) {
      return new Refused("the picture could not be searched for faces: " + e.getMessage());
    }
  }

  /**
   * An inference that fails while the engine or a model is being exchanged says nothing about the
   * picture. So it is tried a second time, and if the networks are gone by then the frame waits.
   */
  private List<Face> detect(RgbImage frame) throws NotReadyException, NetworkException {
    try {
      return detector().detect(frame);
    } catch (NetworkException first) {
      try {
        return detector().detect(frame);
      } catch (NetworkException second) {
        detector();
        throw second;
      }
    }
  }

  private Mtcnn detector() throws NotReadyException {
    FaceNetworks networks = FaceNetworks.of(engine.get(), settings.models());
    return new Mtcnn(
        networks.proposal(), networks.refinement(), networks.output(), settings.search());
  }

  private List<Cutout> cut(RgbImage frame, List<Face> faces) {
    List<Cutout> cutouts = new ArrayList<>(faces.size());
    for (Face face : faces) {
      if (face.landmarks().eyeDistance() >= LEAST_EYE_DISTANCE) {
        RgbImage chip = FaceChip.cut(frame, face.landmarks());
        cutouts.add(new Cutout(face, encoder.encode(chip, settings.chipQuality())));
      }
    }
    return cutouts;
  }
}
