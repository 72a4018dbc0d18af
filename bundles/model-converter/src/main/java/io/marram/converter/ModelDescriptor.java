package io.marram.converter;

import java.util.List;

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
 */
record ModelDescriptor(
    String name,
    String version,
    String platform,
    String file,
    String sha256,
    List<TensorDescription> inputs,
    List<TensorDescription> outputs) {

  static final String TORCHSCRIPT = "pytorch-torchscript";
}
