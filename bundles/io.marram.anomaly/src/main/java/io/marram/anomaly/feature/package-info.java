/**
 * Numbers about the newest window of a series, computed as it moves. Other bundles add theirs by
 * registering a {@link io.marram.anomaly.feature.FeatureKind} as an OSGi service.
 */
@Export
@Version("1.0.0")
package io.marram.anomaly.feature;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
