/**
 * Reads weights and graphs of TensorFlow.js and rebuilds networks that only exist as code there.
 */
package io.marram.converter.tfjs;
