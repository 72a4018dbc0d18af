package io.marram.emulator.kura.observation;

/**
 * The work of one wire component.
 *
 * @param pid kura.service.pid
 * @param received envelopes
 * @param emitted envelopes
 * @param failed envelopes whose receiver threw
 * @param perSecond envelopes received, or emitted by a source, per second of the last minute
 * @param meanMillis mean time in the component itself, without what receives from it
 * @param p99Millis 99th percentile of the same
 * @param maxMillis longest of the same
 */
public record StageStatistics(
    String pid,
    long received,
    long emitted,
    long failed,
    double perSecond,
    double meanMillis,
    double p99Millis,
    double maxMillis) {}
