/**
 * Videos by FFmpeg: files, network streams and cameras of this machine are read picture by picture,
 * files are written. Needs FFmpeg's libraries (natives bundle or jar of the platform); knows
 * neither OSGi nor Kura. All that is kept in native memory is freed by closing its owner.
 */
package io.marram.camera.ffmpeg;
