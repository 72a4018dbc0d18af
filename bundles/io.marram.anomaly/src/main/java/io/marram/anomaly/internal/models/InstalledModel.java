package io.marram.anomaly.internal.models;

import io.marram.anomaly.detector.DetectorKind;
import java.util.List;

/**
 * A detector that a model bundle brings.
 *
 * @param kind makes it for each series
 * @param sensors ids or types of the sensors that it is for; if empty, all
 */
record InstalledModel(DetectorKind kind, List<String> sensors) {}
