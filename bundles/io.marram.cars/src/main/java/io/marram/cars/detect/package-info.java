/**
 * Finds cars and other things in a picture. Needs no engine of its own: networks come as {@link
 * io.marram.vision.tensor.Network}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.cars.detect;
