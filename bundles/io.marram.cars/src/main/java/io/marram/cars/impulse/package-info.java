/**
 * Edge Impulse models as detectors. An {@code .eim} file is a program: it is started as a process
 * and asked over a Unix socket, with the pictures in shared memory if it offers that.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.cars.impulse;
