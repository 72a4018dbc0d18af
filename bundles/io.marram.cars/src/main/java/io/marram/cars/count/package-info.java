/** Counts cars per picture, zone and stall and across lines, and learns stalls. */
@Export
@Version("1.0.0")
package io.marram.cars.count;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
