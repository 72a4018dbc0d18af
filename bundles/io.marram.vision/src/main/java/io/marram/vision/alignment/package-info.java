/** Upright face cut-outs: which point of a face belongs where, and the warp that puts it there. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.vision.alignment;
