package io.marram.camera.live;

/**
 * What a process camera needs to know.
 *
 * @param live what every live camera needs to know
 * @param command what writes MJPEG to its standard output
 */
public record ProcessCameraSettings(LiveSettings live, CommandLine command) {}
