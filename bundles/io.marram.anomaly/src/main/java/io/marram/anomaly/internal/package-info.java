/**
 * The wire components, each with its {@code …Config} (what Kura's web UI shows), {@code …Mapping}
 * (which makes settings of it that cannot be wrong) and what it needs besides:
 *
 * <ul>
 *   <li>{@link io.marram.anomaly.internal.AnomalyDetector}: readings to verdicts
 *   <li>{@link io.marram.anomaly.internal.Thresholds}: readings to verdicts, by limits
 *   <li>{@link io.marram.anomaly.internal.GatewayHealth}: how the gateway does
 *   <li>{@link io.marram.anomaly.internal.AlertMessages}: verdicts to alerts
 *   <li>{@link io.marram.anomaly.internal.Journal}: records to files
 *   <li>{@link io.marram.anomaly.internal.MessageReadings}: other programs' messages to readings
 * </ul>
 *
 * <p>Whoever extends {@code WiredComponent} leaves the wires to it.
 */
package io.marram.anomaly.internal;
