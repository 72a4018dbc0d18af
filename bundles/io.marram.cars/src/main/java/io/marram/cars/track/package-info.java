/** Follows cars from picture to picture. */
@Export
@Version("1.0.0")
package io.marram.cars.track;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
