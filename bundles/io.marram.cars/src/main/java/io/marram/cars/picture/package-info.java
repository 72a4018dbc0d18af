/**
 * Pictures that show what was counted: cars, stalls, zones, lines and the numbers, with a mosaic
 * over everything that could say who was there.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.cars.picture;
