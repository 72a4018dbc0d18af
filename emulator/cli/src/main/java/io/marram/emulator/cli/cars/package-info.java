/** Commands that count cars in pictures and videos, and measure how well. */
package io.marram.emulator.cli.cars;
