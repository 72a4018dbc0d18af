package io.marram.awsiot;

/**
 * An item with its number.
 *
 * @param seq from 1, without gaps within a stream
 * @param item what to send
 */
public record Entry(long seq, Item item) {}
