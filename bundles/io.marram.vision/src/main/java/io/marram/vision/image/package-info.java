/** Pictures in memory: decoding what clients send, encoding what we pass on. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.vision.image;
