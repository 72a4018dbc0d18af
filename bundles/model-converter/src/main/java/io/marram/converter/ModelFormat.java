package io.marram.converter;

import io.marram.converter.graph.ActivatedConvolutions;
import io.marram.converter.graph.Graph;
import io.marram.converter.onnx.OnnxModel;
import io.marram.converter.torchscript.TorchScriptArchive;
import java.util.List;

/** What a model can become. */
enum ModelFormat {
  TORCHSCRIPT("pytorch-torchscript", "", ".pt") {
    @Override
    byte[] file(Graph graph, ModelRecipe recipe) {
      return TorchScriptArchive.of(ActivatedConvolutions.join(graph));
    }
  },

  ONNX("onnx", "-onnx", ".onnx") {
    @Override
    byte[] file(Graph graph, ModelRecipe recipe) {
      List<String> outputs = recipe.outputs().stream().map(TensorDescription::name).toList();
      return OnnxModel.of(graph, recipe.input().name(), outputs);
    }
  };

  /** What runs the file, as descriptors name it. */
  final String platform;

  /** What is added to a model's name in the names of its files: a class path may hold both. */
  final String addition;

  /** How the name of a model's file ends. */
  final String ending;

  ModelFormat(String platform, String addition, String ending) {
    this.platform = platform;
    this.addition = addition;
    this.ending = ending;
  }

  /** The content of the model's file. */
  abstract byte[] file(Graph graph, ModelRecipe recipe);
}
