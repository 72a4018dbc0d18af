package io.marram.inference;

import io.marram.inference.InferenceException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with descriptors and model files, wherever it is: on disk, in a jar, in a bundle. */
public final class ModelFiles {

  /** Gives the content of one file of the folder, or null if there is none of this name. */
  @FunctionalInterface
  public interface Opener {
    /**
     * @param file a plain file name
     * @return a stream that the caller closes, or null
     */
    InputStream open(String file) throws IOException;
  }

  private final String folder;
  private final Opener opener;

  /**
   * @param folder the folder's name for messages
   * @param opener how to read a file of it
   */
  public ModelFiles(String folder, Opener opener) {
    this.folder = folder;
    this.opener = opener;
  }

  /** The files of a folder on disk. */
  public static ModelFiles inFolder(Path folder) {
    return new ModelFiles(
        folder + "/",
        file -> {
          Path path = folder.resolve(file);
          return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
        });
  }

  static ModelFiles onClassPath(ClassLoader loader, String folder) {
    return new ModelFiles(folder, file -> loader.getResourceAsStream(folder + file));
  }

  /**
   * Reads a descriptor.
   *
   * @throws InferenceException if it is missing or malformed
   */
  public ModelDescriptor descriptor(String file) {
    return ModelDescriptor.parse(content(file), folder + file);
  }

  /**
   * Loads the model of a descriptor that was read from here.
   *
   * @throws InferenceException if the file is missing, damaged or not supported
   */
  public LoadedModel open(ModelEngine engine, ModelDescriptor descriptor) {
    return engine.load(descriptor, content(descriptor.file()));
  }

  /**
   * Loads the TorchScript network that a descriptor file names.
   *
   * @throws InferenceException if one of the files is missing, damaged or not supported
   */
  public TorchScriptNetwork open(TorchScriptEngine engine, String file) {
    ModelDescriptor descriptor = descriptor(file);
    return engine.load(descriptor, content(descriptor.file()));
  }

  private byte[] content(String file) {
    try (InputStream stream = opener.open(file)) {
      if (stream == null) {
        throw new InferenceException(
            Reason.MODEL_MISSING, "model file " + folder + file + " does not exist");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new InferenceException(
          Reason.MODEL_MISSING, "model file " + folder + file + " cannot be read: " + e, e);
    }
  }
}
