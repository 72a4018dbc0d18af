package io.marram.benchmarks;

import io.marram.faces.Mtcnn;
import io.marram.faces.MtcnnSettings;
import io.marram.inference.EngineSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;

/** The networks as gateway and function run them: one thread, models from the class path. */
final class Networks {

  private Networks() {}

  static Mtcnn mtcnn(int smallestFacePixels) {
    return new Mtcnn(
        open("mtcnn-pnet"),
        open("mtcnn-rnet"),
        open("mtcnn-onet"),
        MtcnnSettings.DEFAULT.withSmallestFacePixels(smallestFacePixels));
  }

  static TorchScriptNetwork open(String name) {
    return TorchScriptNetwork.open(
        TorchScriptEngine.start(EngineSettings.defaults()),
        Networks.class.getClassLoader(),
        "models/" + name + ".json");
  }
}
