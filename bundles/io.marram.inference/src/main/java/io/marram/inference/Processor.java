package io.marram.inference;

import io.marram.inference.InferenceException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this machine's processor has the instructions that PyTorch's glue library uses. It ends
 * the whole JVM where they are missing, so that has to be known before the library is loaded.
 */
final class Processor {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Looked at once: a machine keeps its processor. */
  private static final boolean SUPPORTED =
      isSupported(System.getProperty("os.arch"), description());

  private Processor() {}

  /**
   * @throws InferenceException {@link Reason#PROCESSOR_UNSUPPORTED} if instructions are missing
   */
  static void requireSupported() {
    if (!SUPPORTED) {
      throw new InferenceException(
          Reason.PROCESSOR_UNSUPPORTED,
          "PyTorch needs an ARMv8.1 processor with atomic instructions, such as that of a Raspberry"
              + " Pi 5; on this one it would end the whole JVM. Models in the ONNX format run here"
              + " (package marram-onnx)");
    }
  }

  private static String description() {
    try {
      return Files.readString(CPU_INFO);
    } catch (IOException e) {
      // A system that does not say what it has gets the benefit of the doubt.
      return "";
    }
  }

  /**
   * @param osArch the JVM's {@code os.arch}
   * @param description the content of /proc/cpuinfo
   */
  static boolean isSupported(String osArch, String description) {
    if (!osArch.equals("aarch64")) {
      return true;
    }
    return description
        .lines()
        .filter(line -> line.startsWith("Features"))
        .allMatch(line -> (line + " ").contains(" atomics "));
  }
}
