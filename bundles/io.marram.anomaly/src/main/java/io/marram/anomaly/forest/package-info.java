/**
 * Isolation Forest (F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008): a row that
 * few random cuts part from all others is strange. {@link io.marram.anomaly.forest.IsolationForest}
 * learns from a table at once, {@link io.marram.anomaly.forest.StreamingForest} from one row after
 * the other.
 */
@Export
@Version("1.0.0")
package io.marram.anomaly.forest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
