package io.marram.cars.internal;

/**
 * Which ports somebody listens to.
 *
 * @param pictures of annotated pictures
 * @param detections of frames with what was found in them
 */
record Connections(boolean pictures, boolean detections) {}
