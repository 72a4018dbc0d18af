/** Writes a graph as an ONNX model. */
package io.marram.converter.onnx;
