package io.marram.inference;

import io.marram.inference.InferenceException.Reason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells a model's file from a damaged copy of it. */
final class Checksum {

  private Checksum() {}

  static void require(ModelDescriptor descriptor, String expected, byte[] file) {
    String actual = sha256(file);
    if (!actual.equals(expected)) {
      throw new InferenceException(
          Reason.MODEL_DAMAGED,
          "model %s: %s is damaged or another version: %d bytes with SHA-256 %s, expected %s"
              .formatted(descriptor.name(), descriptor.file(), file.length, actual, expected));
    }
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
