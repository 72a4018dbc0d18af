package io.marram.collection.export;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a training set as tools read it. */
public interface DataSetWriter {

  /**
   * Writes the pictures and what is in them.
   *
   * @param folder made if it is missing; files in it are not replaced
   * @throws IOException if it cannot be written
   */
  void write(TrainingSet set, Path folder) throws IOException;
}
