package io.marram.cloud.store;

/**
 * A stored reading, without its value.
 *
 * @param position which one
 * @param storedAt when it was saved last, epoch milliseconds
 */
public record StoredPosition(ReadingPosition position, long storedAt) {}
