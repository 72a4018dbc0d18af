/**
 * What is strange about readings, why, and how sure that is. A {@link
 * io.marram.anomaly.SeriesMonitor} watches one series and learns while it does. Pure: the time is
 * an argument, all chance comes from a seed, and there are no threads.
 */
@Export
@Version("1.0.0")
package io.marram.anomaly;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
