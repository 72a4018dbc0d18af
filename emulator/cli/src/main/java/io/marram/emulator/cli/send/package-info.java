/**
 * Photos on their way: they are made to fit, published, and their answers awaited, with the time
 * that every stage took.
 */
package io.marram.emulator.cli.send;
