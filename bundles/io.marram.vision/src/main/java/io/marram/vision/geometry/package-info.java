/** Boxes, points, facial landmarks and the arithmetic on them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.vision.geometry;
