package io.marram.cloud.recognition;

import io.marram.faces.Face;
import io.marram.faces.Mtcnn;
import io.marram.faces.MtcnnSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds faces in the pictures of tests and measurements. */
public final class FaceSearch {

  /** An alarm that is less sure than this is more often no face. */
  private static final double LEAST_SCORE = 0.9;

  private final Mtcnn mtcnn;

  public FaceSearch(TorchScriptEngine engine) {
    this.mtcnn =
        new Mtcnn(
            open(engine, "mtcnn-pnet"),
            open(engine, "mtcnn-rnet"),
            open(engine, "mtcnn-onet"),
            MtcnnSettings.DEFAULT);
  }

  private static TorchScriptNetwork open(TorchScriptEngine engine, String name) {
    return TorchScriptNetwork.open(
        engine, FaceSearch.class.getClassLoader(), "models/" + name + ".json");
  }

  /** All faces of which the detector is sure. */
  public List<Face> all(RgbImage picture) throws NetworkException {
    return mtcnn.detect(picture).stream().filter(face -> face.score() >= LEAST_SCORE).toList();
  }

  /** The face that the picture is of: large, and near the middle. */
  public Optional<Face> main(RgbImage picture) throws NetworkException {
    return all(picture).stream().max(Comparator.comparingDouble(face -> weight(face, picture)));
  }

  private static double weight(Face face, RgbImage picture) {
    Box box = face.box();
    double x = (box.left() + box.right() - picture.width()) / 2;
    double y = (box.top() + box.bottom() - picture.height()) / 2;
    return box.area() - 2 * (x * x + y * y);
  }
}
