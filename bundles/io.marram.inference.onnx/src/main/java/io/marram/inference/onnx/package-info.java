/** Networks in the ONNX format on ONNX Runtime, as plain Java. */
package io.marram.inference.onnx;
