package io.marram.inference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Descriptors of the models that {@link TorchScriptArchive} writes. */
public final class Descriptors {

  private Descriptors() {}

  /** One input {@code x} and one output {@code y} of any number of rows of three. */
  public static ModelDescriptor rowsOfThree(String name, byte[] file) {
    return of(name, file, List.of(rows("x")), List.of(rows("y")));
  }

  public static ModelDescriptor of(
      String name, byte[] file, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    return new ModelDescriptor(
        name,
        "1.0",
        ModelDescriptor.TORCHSCRIPT,
        name + ".pt",
        Optional.of(sha256(file)),
        inputs,
        outputs);
  }

  public static TensorSpec rows(String name) {
    return new TensorSpec(name, TensorSpec.FP32, Optional.empty(), List.of(-1L, 3L));
  }

  /** What {@link #rowsOfThree} says, as the file beside a model. */
  public static String json(String name, byte[] file) {
    return """
        {"name":"%s","version":"1.0","platform":"pytorch-torchscript","file":"%s.pt","sha256":"%s",
         "inputs":[{"name":"x","type":"FP32","shape":[-1,3]}],
         "outputs":[{"name":"y","type":"FP32","shape":[-1,3]}]}
        """
        .formatted(name, name, sha256(file));
  }

  static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
