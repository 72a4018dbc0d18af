/**
 * Detections in a picture and what is done before they are counted. The packages below follow cars
 * ({@link io.marram.cars.track}), count them in areas of the picture ({@link io.marram.cars.area},
 * {@link io.marram.cars.count}) and estimate how many there are ({@link io.marram.cars.occupancy}).
 * Pure: the time is an argument, there is no chance and there are no threads.
 *
 * <p>Boxes and points here are fractions of the picture's width and height, 0 to 1, so that a
 * camera may change its size.
 */
@Export
@Version("1.0.0")
package io.marram.cars;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
