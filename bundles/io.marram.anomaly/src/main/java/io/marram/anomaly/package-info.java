/**
 * Readings and what is said about them. The packages below say what is strange, why, and how sure
 * that is; {@link io.marram.anomaly.series} puts them together. Pure: the time is an argument, all
 * chance comes from a seed, and there are no threads.
 */
@Export
@Version("1.0.0")
package io.marram.anomaly;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
