package io.marram.anomaly.forest;

/**
 * How much one column had to do with a row's isolation.
 *
 * @param column its index
 * @param share of all columns together, 0 to 1
 */
public record FeatureShare(int column, double share) {}
