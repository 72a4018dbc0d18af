/**
 * What becomes of a frame's faces: which message goes to which queue, and how it is made to fit. No
 * queue, no clock and no threads.
 */
package io.marram.recognition;
