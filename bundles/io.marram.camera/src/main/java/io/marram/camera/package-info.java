/**
 * Frames and what becomes of them until their result is safely on its way: reading them, refusing
 * bad ones, emitting again what was not settled, acknowledging in order. No threads and no clock:
 * the time is an argument.
 */
package io.marram.camera;
