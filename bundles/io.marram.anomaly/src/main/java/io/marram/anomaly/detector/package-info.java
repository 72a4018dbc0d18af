/**
 * Detectors of one series. Other bundles add theirs by registering a {@link
 * io.marram.anomaly.detector.DetectorKind} as an OSGi service.
 */
@Export
@Version("1.0.0")
package io.marram.anomaly.detector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
