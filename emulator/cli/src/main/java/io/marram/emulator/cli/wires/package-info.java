/**
 * The wires of gateways: templates for the parts of a graph, and the values that a local system
 * gives them.
 */
package io.marram.emulator.cli.wires;
