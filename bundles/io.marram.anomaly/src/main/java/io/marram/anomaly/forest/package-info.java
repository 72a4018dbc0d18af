/** Isolation Forest. */
@Export
@Version("1.0.0")
package io.marram.anomaly.forest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
