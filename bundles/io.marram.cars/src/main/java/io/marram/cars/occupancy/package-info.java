/** How many cars there are, from what is seen and from who came and went. */
@Export
@Version("1.0.0")
package io.marram.cars.occupancy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
