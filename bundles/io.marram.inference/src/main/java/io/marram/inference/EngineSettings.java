package io.marram.inference;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How PyTorch is started.
 *
 * @param threads how many cores one inference may use, 1..64. 1 is best on small machines and for
 *     small networks: more threads wait for each other actively and starve everything else.
 * @param libraries the folder that holds {@code pytorch/<version>-cpu-<platform>/libtorch.so} and
 *     its companions; without it DJL unpacks them from the class path into its own cache
 */
public record EngineSettings(int threads, Optional<Path> libraries) {

  /** The most threads that make sense on any machine this runs on. */
  public static final int MAX_THREADS = 64;

  public EngineSettings {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and " + MAX_THREADS + ", was " + threads);
    }
  }

  /** One thread, libraries from the class path. */
  public static EngineSettings defaults() {
    return new EngineSettings(1, Optional.empty());
  }
}
