package io.marram.cars.count;

/**
 * How many cars have crossed a line since counting began.
 *
 * @param line the name of the line
 */
public record LineCount(String line, long entered, long left) {}
