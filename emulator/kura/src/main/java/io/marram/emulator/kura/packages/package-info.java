/** Installing, updating and removing deployment packages, with progress and reasons. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.emulator.kura.packages;
