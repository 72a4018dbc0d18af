/** Reads weights of TensorFlow.js and rebuilds the networks that only exist as code there. */
package io.marram.converter.tfjs;
