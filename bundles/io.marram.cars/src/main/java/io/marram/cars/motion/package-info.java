/** Tells from the pictures of a camera that does not move whether what is in a box moves. */
@Export
@Version("1.0.0")
package io.marram.cars.motion;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
