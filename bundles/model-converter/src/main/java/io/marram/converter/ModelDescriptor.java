package io.marram.converter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The descriptor that lies beside each model file.
 *
 * @param name of the model
 * @param version of the package whose weights it has
 * @param platform what runs the file
 * @param file name of the model file, in the same folder
 * @param sha256 of the model file, in hexadecimal digits
 * @param inputs in the order in which they are fed
 * @param outputs in the order in which they are returned
 * @param parameters what a user of the model has to know beside the shapes, such as its labels
 */
record ModelDescriptor(
    String name,
    String version,
    String platform,
    String file,
    String sha256,
    List<TensorDescription> inputs,
    List<TensorDescription> outputs,
    Map<String, String> parameters) {

  ModelDescriptor {
    // In one order, so that the same model always gives the same file.
    parameters = new TreeMap<>(parameters);
  }
}
