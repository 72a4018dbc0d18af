/** Reads TensorFlow Lite files. */
package io.marram.converter.tflite;
