package io.marram.inference;

/**
 * Runs models of one platform. A bundle that registers one as an OSGi service adds its platform to
 * the gateway's inference engine for as long as it is there.
 */
public interface ModelEngine {

  /** The platform that descriptors name, such as {@code pytorch-torchscript}. */
  String platform();

  /**
   * Loads a model.
   *
   * @param descriptor a model of this platform
   * @param file the content of its file, which is what the descriptor's checksum says
   * @throws InferenceException if the file is not a model of this platform, or cannot be run
   */
  LoadedModel load(ModelDescriptor descriptor, byte[] file);
}
