/**
 * How sure it is that something is strange: surprises become probabilities by comparison with what
 * was seen before (conformal prediction), and probabilities become alarms by how many false ones a
 * day are acceptable.
 */
package io.marram.anomaly.calibration;
