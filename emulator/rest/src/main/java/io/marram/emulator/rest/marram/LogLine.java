package io.marram.emulator.rest.marram;

/**
 * A line of the log.
 *
 * @param number since the start, growing by one
 * @param time epoch milliseconds
 * @param text message and, if there is one, what was thrown
 */
public record LogLine(long number, long time, String level, String logger, String text) {}
