package io.marram.emulator.cli.faces;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.faces.Face;
import io.marram.faces.Mtcnn;
import io.marram.faces.MtcnnSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.util.List;

/** The gateway's face detector, run by this process. Several threads may use it. */
public final class FaceFinder implements AutoCloseable {

  private final List<TorchScriptNetwork> networks;
  private final Mtcnn mtcnn;

  private FaceFinder(List<TorchScriptNetwork> networks, MtcnnSettings settings) {
    this.networks = networks;
    mtcnn = new Mtcnn(networks.get(0), networks.get(1), networks.get(2), settings);
  }

  /** Loads the detector's networks. */
  public static FaceFinder open(TorchScriptEngine engine, MtcnnSettings settings) {
    ClassLoader loader = FaceFinder.class.getClassLoader();
    return new FaceFinder(
        List.of(
            TorchScriptNetwork.open(engine, loader, "models/mtcnn-pnet.json"),
            TorchScriptNetwork.open(engine, loader, "models/mtcnn-rnet.json"),
            TorchScriptNetwork.open(engine, loader, "models/mtcnn-onet.json")),
        settings);
  }

  /** The faces in a picture, surest first. */
  public List<Face> find(RgbImage picture) {
    try {
      return mtcnn.detect(picture);
    } catch (NetworkException e) {
      throw new CommandFailure("the face detector failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    networks.forEach(TorchScriptNetwork::close);
  }
}
