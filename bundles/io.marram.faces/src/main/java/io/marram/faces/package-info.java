/** Face detection with MTCNN on any runtime that can run its three networks. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.faces;
