package io.marram.cloud.recognition.embedding;

import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelFiles;
import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/** Where a network's weights come from. */
@FunctionalInterface
interface ModelSource {

  /**
   * Loads the network of a name.
   *
   * @throws InferenceException if it is missing or damaged
   */
  TorchScriptNetwork open(String name);

  /** The networks in this program's {@code models/}, checked against their checksums. */
  static ModelSource builtIn(TorchScriptEngine engine) {
    return name -> builtInFiles().open(engine, name + ".json");
  }

  /** A file that takes the place of a built-in network of the same shape. */
  static ModelSource file(TorchScriptEngine engine, Path file) {
    return name -> {
      ModelDescriptor builtIn = builtInFiles().descriptor(name + ".json");
      byte[] content = read(file);
      ModelDescriptor own =
          new ModelDescriptor(
              builtIn.name(),
              "own-" + checksum(content),
              ModelDescriptor.TORCHSCRIPT,
              file.getFileName().toString(),
              Optional.empty(),
              builtIn.inputs(),
              builtIn.outputs());
      return TorchScriptNetwork.open(engine, own, content);
    };
  }

  private static ModelFiles builtInFiles() {
    ClassLoader loader = ModelSource.class.getClassLoader();
    return new ModelFiles("models/", file -> loader.getResourceAsStream("models/" + file));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InferenceException(
          Reason.MODEL_MISSING, "model file " + file + " cannot be read: " + e, e);
    }
  }

  /** Tells versions of one file apart, so that their embeddings are never compared. */
  private static String checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return Long.toHexString(checksum.getValue());
  }
}
