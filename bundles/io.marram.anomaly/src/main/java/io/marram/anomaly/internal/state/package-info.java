/** Keeps on disk what was learned, so that a crash leaves the old or the new. */
package io.marram.anomaly.internal.state;
