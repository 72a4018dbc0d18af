package io.marram.cloud.recognition;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.inference.EngineSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;

/**
 * Loads every model and looks at a black picture. Run while a container image is built, it unpacks
 * PyTorch into the image, so that no cold start has to, and an image that cannot work is never
 * finished.
 */
public final class SelfCheck {

  private SelfCheck() {}

  public static void main(String[] arguments) throws NetworkException {
    TorchScriptEngine engine = TorchScriptEngine.start(EngineSettings.defaults());
    RgbImage black =
        new RgbImage(FaceChip.SIZE, FaceChip.SIZE, new byte[3 * FaceChip.SIZE * FaceChip.SIZE]);
    for (EmbeddingModel model : EmbeddingModel.values()) {
      Embedding nothing = model.open(engine).embedWhole(black);
      System.out.println(
          "%s: PyTorch %s, %d numbers a face"
              .formatted(model.modelName(), engine.version(), nothing.vector().length));
    }
  }
}
