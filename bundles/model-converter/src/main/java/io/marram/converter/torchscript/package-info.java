/** Writes a graph as a TorchScript archive. */
package io.marram.converter.torchscript;
