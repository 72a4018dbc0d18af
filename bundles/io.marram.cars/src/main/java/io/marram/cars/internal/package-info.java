/** Car counting as a Kura component. */
package io.marram.cars.internal;
