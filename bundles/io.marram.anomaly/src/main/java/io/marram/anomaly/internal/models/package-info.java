/**
 * Detectors that were trained elsewhere: what model bundles hold becomes {@link
 * io.marram.anomaly.detector.DetectorKind} services while they are active. Networks run on Kura's
 * inference engine, if there is one.
 */
package io.marram.anomaly.internal.models;
