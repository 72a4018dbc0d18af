/** Arrays of floats with a shape, and the port through which a neural network is run. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.vision.tensor;
