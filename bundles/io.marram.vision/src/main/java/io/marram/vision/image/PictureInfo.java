package io.marram.vision.image;

/**
 * What a picture's header says.
 *
 * @param format how it is encoded
 * @param width in pixels, as it will be decoded (upright)
 * @param height in pixels, as it will be decoded (upright)
 */
public record PictureInfo(PictureFormat format, int width, int height) {}
