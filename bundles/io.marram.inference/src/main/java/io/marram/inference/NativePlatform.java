package io.marram.inference;

import ai.djl.engine.Engine;
import io.marram.inference.InferenceException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * What native libraries this machine and this version of DJL need, and under which names.
 *
 * @param classifier operating system and processor, such as {@code linux-aarch64}
 * @param libtorch the version of PyTorch that the JNI library was built for, such as 2.7.1
 */
public record NativePlatform(String classifier, String libtorch) {

  private static final String JNI_LIBRARY = "libdjl_torch.so";

  /**
   * The platform of this JVM.
   *
   * @throws InferenceException {@link Reason#ENGINE_UNAVAILABLE} if DJL does not say its version
   */
  public static NativePlatform current() {
    return new NativePlatform(
        classifier(System.getProperty("os.name"), System.getProperty("os.arch")),
        libtorchVersion());
  }

  /** The folder in which DJL looks for libtorch, below the one that is named in the settings. */
  public Path libraryFolder() {
    return Path.of("pytorch", libtorch + "-cpu-" + classifier);
  }

  /** The name of the JNI library in {@link #libraryFolder}. */
  public String jniLibrary() {
    return JNI_LIBRARY;
  }

  /**
   * Opens the JNI library that belongs to this version of DJL.
   *
   * @throws IOException if there is none for this platform
   */
  public InputStream openJniLibrary() throws IOException {
    String resource = "jnilib/" + classifier + "/cpu/" + JNI_LIBRARY;
    InputStream stream = Engine.class.getClassLoader().getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("there is no JNI library for " + classifier);
    }
    return stream;
  }

  static String classifier(String osName, String osArch) {
    String processor = osArch.equals("amd64") ? "x86_64" : osArch;
    String system = osName.toLowerCase(Locale.ROOT);
    return (system.startsWith("linux") ? "linux" : system.replace(' ', '_')) + "-" + processor;
  }

  private static String libtorchVersion() {
    Properties properties = new Properties();
    try (InputStream stream =
        Engine.class.getClassLoader().getResourceAsStream("pytorch-engine.properties")) {
      if (stream == null) {
        throw new InferenceException(
            Reason.ENGINE_UNAVAILABLE, "DJL's PyTorch engine is not on the class path");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new InferenceException(
          Reason.ENGINE_UNAVAILABLE, "DJL's PyTorch engine cannot be read", e);
    }
    return properties.getProperty("pytorch_version");
  }
}
