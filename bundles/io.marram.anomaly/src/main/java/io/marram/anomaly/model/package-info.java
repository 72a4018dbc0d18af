/**
 * Detectors that were trained elsewhere and come as files of a model bundle: Isolation Forests and
 * autoencoders. Pure; who finds and runs the files is {@code internal}.
 */
package io.marram.anomaly.model;
