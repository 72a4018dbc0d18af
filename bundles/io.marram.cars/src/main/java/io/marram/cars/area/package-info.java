/** Zones, stalls and lines: the places of a picture where cars are counted. */
@Export
@Version("1.0.0")
package io.marram.cars.area;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
