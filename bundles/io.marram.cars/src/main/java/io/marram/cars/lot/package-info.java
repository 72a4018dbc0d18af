/**
 * What one camera says of a lot: counts of the picture and its zones, free stalls, who came and
 * went, and one estimate of how many cars there are.
 */
@Export
@Version("1.0.0")
package io.marram.cars.lot;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
