package io.marram.camera;

/**
 * What tells a frame from all others.
 *
 * @param source the thing or camera it comes from
 * @param id the source's name for the request
 */
public record FrameKey(String source, String id) {}
