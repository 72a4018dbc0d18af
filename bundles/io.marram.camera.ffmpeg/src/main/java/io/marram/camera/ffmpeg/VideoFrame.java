package io.marram.camera.ffmpeg;

import io.marram.vision.image.RgbImage;

/**
 * One picture of a video.
 *
 * @param image upright, as the video says it is to be shown
 * @param millis when it is shown, since the video's first picture; does not go back
 */
public record VideoFrame(RgbImage image, long millis) {}
