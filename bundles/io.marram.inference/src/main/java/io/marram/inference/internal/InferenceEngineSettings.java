package io.marram.inference.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The component's configuration, checked.
 *
 * @param threads cores per inference, 1..16
 * @param nativesDirectory where to unpack native libraries; empty for the default
 */
record InferenceEngineSettings(int threads, Optional<Path> nativesDirectory) {

  static final int DEFAULT_THREADS = 1;
  static final int MAX_THREADS = 16;

  InferenceEngineSettings {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and " + MAX_THREADS + ", was " + threads);
    }
    nativesDirectory.ifPresent(
        path -> {
          if (!path.isAbsolute()) {
            throw new IllegalArgumentException(
                "natives.directory must be an absolute path, was " + path);
          }
        });
  }

  static InferenceEngineSettings of(InferenceEngineConfig config) {
    return new InferenceEngineSettings(config.threads(), directory(config.natives_directory()));
  }

  private static Optional<Path> directory(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(text.strip()));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("natives.directory must be a path, was " + text, e);
    }
  }
}
